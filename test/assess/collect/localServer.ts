import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { type FetchRules, PUBLIC_RULES } from "../../../src/assess/collect/safeFetch.ts";

/** A server of this machine, reached by names that resolve to it. */
export interface LocalServer {
  readonly port: number;
  close(): Promise<void>;
}

export const openLocalServer = async (listener: RequestListener): Promise<LocalServer> => {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
};

/** Rules under which names lead to this machine, and this machine may be reached. */
export const localRules = (given: Partial<FetchRules> = {}): FetchRules => ({
  ...PUBLIC_RULES,
  resolve: async () => ["127.0.0.1"],
  isAllowed: (address) => address === "127.0.0.1",
  ...given,
});
