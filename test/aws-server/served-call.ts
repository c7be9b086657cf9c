/** How a call's pages hang together, by the names of members. */
export interface TokenPaging {
  /** The parameter that takes the token, and the member of the answer that gives it. */
  readonly token: string;
  readonly next: string;
  /** The parameter that asks for a size of page. */
  readonly size: string;
  /** The member that says whether there is more. */
  readonly truncated?: string;
  /** Route 53 repeats the size in its answer. */
  readonly echoesSize?: boolean;
}

/** One call that the server answers. */
export interface ServedCall {
  /** The members of the answer that hold items; none where the answer is about one thing. */
  readonly lists: readonly string[];
  /** `records` is the way of ListResourceRecordSets. */
  readonly paging: TokenPaging | 'records' | 'none';
  /** The parameter that says what the answer is about, where each thing has an answer of its own. */
  readonly about?: string;
  /** Parameters that narrow the answer by equality: the path to what they name in an item. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** The names of `Filters` and the path to what they compare. */
  readonly filters?: Readonly<Record<string, string>>;
}

/** Paging as most services have it. */
export const nextToken: TokenPaging = { token: 'NextToken', next: 'NextToken', size: 'MaxResults' };
