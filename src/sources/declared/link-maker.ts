import { type Assembly } from './assembly.ts';
import { type Link, type LinkKind } from './draft.ts';

/** A link of one kind. */
export type LinkOf<K extends LinkKind> = Extract<Link, { readonly kind: K }>;

/** What a link of one kind changes. */
export type LinkMaker<K extends LinkKind> = (assembly: Assembly, link: LinkOf<K>) => void;
