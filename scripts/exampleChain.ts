import type { HardhatEthers } from "@nomicfoundation/hardhat-ethers/types";
import { BrowserProvider, type Eip1193Provider } from "ethers";
import hre from "hardhat";

/** A chain of which every run has the same blocks: their times hang on no clock. */

/** 2026-12-01, at noon. */
const BEGIN = 1_796_126_400;
const BLOCK_SECONDS = 12;

/** Opens it. */
export const openExampleChain = async () => {
  const connection = await hre.network.create({
    override: { initialDate: new Date(BEGIN * 1000).toISOString(), allowBlocksWithSameTimestamp: true },
  });
  const { provider } = connection;
  let time = BEGIN;
  const request: typeof provider.request = async (call) => {
    if (call.method === "eth_sendTransaction" || call.method === "eth_sendRawTransaction") {
      time += BLOCK_SECONDS;
      await provider.request({ method: "evm_setNextBlockTimestamp", params: [time] });
    }
    return provider.request(call);
  };
  const timed = new Proxy(provider, {
    get: (target, key) => (key === "request" ? request : Reflect.get(target, key, target)),
  });
  const browser = new BrowserProvider({ request } as Eip1193Provider);
  const getSigners = async () => {
    const accounts = await browser.listAccounts();
    return Promise.all(accounts.map(({ address }) => browser.getSigner(address)));
  };
  const ethers = new Proxy(connection.ethers, {
    get: (target, key) => (key === "getSigners" ? getSigners : Reflect.get(target, key, target)),
  }) as HardhatEthers;
  return { connection: { ...connection, provider: timed }, request, ethers };
};
