/** One node at one block, by its hash, that was seen to honour state overrides. */

/** What an account is taken to be for one call. */
export type Overrides = Readonly<Record<string, { readonly code?: string; readonly balance?: string }>>;

/** One JSON-RPC request (EIP-1193). */
export interface NodeConnection {
  /** Its name in sentences. */
  readonly name: string;
  request(method: string, params: readonly unknown[]): Promise<unknown>;
}

/** The block that everything is asked at. */
export interface PinnedBlock {
  readonly number: number;
  readonly hash: string;
  /** Unix seconds. */
  readonly timestamp: number;
}

/** One call of a drill. */
interface DrillCallRequest {
  readonly to: string;
  readonly from?: string;
  readonly data: string;
  readonly overrides: Overrides;
}

/** A node, ready to drill. */
export interface DrillSession {
  readonly name: string;
  readonly chainId: number;
  /** As the node calls itself. */
  readonly client: string;
  readonly block: PinnedBlock;
  /** The block as this node takes it where a request names one: by its hash, where it can. */
  readonly blockTag: unknown;
  /** Gas that one call is given. */
  readonly gasPerCall: number;
  /** How many requests were sent so far. */
  readonly requests: () => number;
  /** The data that a call at the block returns. Throws a `Problem` where it fails. */
  call(request: DrillCallRequest): Promise<string>;
  /** Any other request. */
  request<T>(method: string, params: readonly unknown[]): Promise<T>;
}
