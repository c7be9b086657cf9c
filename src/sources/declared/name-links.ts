import { known, unknown } from '../../network/fact.ts';
import { type Assembly, change, lack } from './assembly.ts';
import { type LinkMaker } from './link-maker.ts';
import { mapStated, stated } from './stated.ts';

/** A VPC in which a hosted zone answers. */
export const associateZone: LinkMaker<'hosted-zone-of-vpc'> = (assembly, { data, scope }) => {
  change(assembly, 'hostedZones', { id: data.hostedZoneId, scope }, (zone) =>
    mapStated(data.vpcId, (id) => ({ ...zone, vpcIds: [...new Set([...zone.vpcIds, id])].toSorted() })),
  );
};

/** A record, in its zone. */
export const makeRecord: LinkMaker<'hosted-zone-record'> = (assembly, { data, scope }) => {
  const { hostedZone, record } = data;
  if (!hostedZone.known) {
    lack(assembly, { fact: 'hostedZoneRecords', id: null, scope }, hostedZone.expression);
    return;
  }
  for (const id of zonesOf(assembly, hostedZone.value)) {
    change(assembly, 'hostedZones', { id: stated(id), scope }, (zone) => {
      if (!zone.records.known) return stated(zone);
      if (record.known) return stated({ ...zone, records: known([...zone.records.value, record.value]) });
      const subject = { fact: 'hostedZoneRecords', id } as const;
      const { expression } = record;
      return stated({ ...zone, records: unknown({ kind: 'unresolved', subject, scope, expression }) });
    });
  }
};

// Names need not be unique: a record by its zone's name may be in any zone of that name.
function zonesOf(
  { tables }: Assembly,
  { kind, value }: { readonly kind: 'id' | 'name'; readonly value: string },
): readonly string[] {
  if (kind === 'id') return [value];
  const name = value.toLowerCase().replace(/\.$/, '');
  return [...tables.hostedZones.values()].filter((zone) => zone.name === name).map(({ id }) => id);
}

/** A VPC in which a resolver rule is in force. */
export const associateRule: LinkMaker<'resolver-rule-of-vpc'> = (assembly, { data, scope }) => {
  const { resolverRuleId, vpcId } = data;
  change(assembly, 'resolverRules', { id: resolverRuleId, scope }, (rule) => {
    if (!rule.vpcIds.known) return stated(rule);
    if (vpcId.known)
      return stated({ ...rule, vpcIds: known([...new Set([...rule.vpcIds.value, vpcId.value])].toSorted()) });
    const subject = { fact: 'resolverRuleAssociations', id: rule.id } as const;
    const { expression } = vpcId;
    return stated({ ...rule, vpcIds: unknown({ kind: 'unresolved', subject, scope, expression }) });
  });
};
