/** The two address families; a path belongs to exactly one. */
export type AddressFamily = 'ipv4' | 'ipv6';

/** Both families in the order in which reports list them. */
export const addressFamilies = ['ipv4', 'ipv6'] as const satisfies readonly AddressFamily[];
