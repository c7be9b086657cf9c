/**
 * The expression of a computed attribute that the configuration does not set. It counts as not written: what AWS or
 * the provider then fills in is in the table of defaults, or stands in resources of its own.
 */
export const notSet = '(known after apply, not set)';
