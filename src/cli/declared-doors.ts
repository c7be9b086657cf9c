import { type DeclaredDoors } from '../sources/doors.ts';

/*
 * JOIN: the doors are written elsewhere at the same time, and this is the one place where they come in:
 *   template: loadTemplates, draftsOfTemplate
 *   plan: loadPlans, draftsOfPlan
 *   configure: declaredConfiguration
 *   parameterFile: parseParameterFile
 * each by `import()`, so that they are loaded when they are needed.
 */
export const declaredDoors: DeclaredDoors = {
  template: notJoined,
  plan: notJoined,
  configure: notJoined,
  parameterFile: notJoined,
};

function notJoined(): never {
  throw new Error('the doors for templates and plans are not joined to the command line yet');
}
