const yamlNull = /^(?:~|null|Null|NULL|)$/;
const yamlTrue = /^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$/;
const yamlFalse = /^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$/;

/**
 * What a text without quotes means. CloudFormation reads YAML 1.1 without its timestamps
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-formats.html), so `yes` and `off` are
 * switches (https://yaml.org/type/bool.html) and `2012-10-17` is a text. A number is one only where nothing is lost by
 * taking it so: account ids with a leading zero, `1.10`, `22:30` and `0x10` stay texts.
 */
export function plainScalar(text: string): string | number | boolean | null {
  if (yamlNull.test(text)) return null;
  if (yamlTrue.test(text)) return true;
  if (yamlFalse.test(text)) return false;
  const number = /^-?\d/.test(text) ? Number(text) : NaN;
  return Number.isFinite(number) && String(number) === text ? number : text;
}
