import { type DeclaredDoors } from '../sources/doors.ts';

/** The doors for templates and plans. Each is loaded when it is needed: who audits an account needs none. */
export const declaredDoors: DeclaredDoors = {
  template: async () => {
    const [{ loadTemplates }, { draftsOfTemplate }] = await Promise.all([
      import('../sources/cloudformation/load.ts'),
      import('../sources/cloudformation/resources/index.ts'),
    ]);
    return { load: loadTemplates, draftsOf: draftsOfTemplate };
  },
  plan: async () => {
    const [{ loadPlans }, { draftsOfPlan }] = await Promise.all([
      import('../sources/terraform/load.ts'),
      import('../sources/terraform/resources/index.ts'),
    ]);
    return { load: loadPlans, draftsOf: draftsOfPlan };
  },
  configure: async () => (await import('../sources/declared/to-configuration.ts')).declaredConfiguration,
  parameterFile: async () => (await import('../sources/cloudformation/parameter-file.ts')).parseParameterFile,
};
