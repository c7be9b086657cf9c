import { unzipSync } from 'fflate';

/**
 * Whether a zip file is one that `terraform plan -out` wrote: the plan is in a member of this name.
 * https://github.com/hashicorp/terraform/blob/main/internal/plans/planfile/doc.go
 */
export function holdsTerraformPlan(bytes: Uint8Array): boolean {
  let isPlan = false;
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        isPlan ||= name === 'tfplan';
        return false;
      },
    });
  } catch {
    return false;
  }
  return isPlan;
}
