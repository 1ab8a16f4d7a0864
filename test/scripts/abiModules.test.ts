import { expect } from "chai";
import { type CompiledContract, renderAbiModules } from "../../scripts/abiModules.ts";

const item = (type: string, name: string, ...inputs: string[]) => ({
  type,
  name,
  inputs: inputs.map((input) => ({ type: input })),
});

const contract = (name: string, ...abi: CompiledContract["abi"]): CompiledContract => ({
  file: `contracts/${name}.sol`,
  name,
  abi,
});

const linesOf = (...contracts: CompiledContract[]): string[] =>
  renderAbiModules(contracts).flatMap(({ text }) => text.split("\n"));

describe("renderAbiModules", () => {
  it("writes a module for each contract, and one that names them all", () => {
    const modules = renderAbiModules([
      contract("Oracle", item("function", "read")),
      contract("IFeed", item("function", "latest")),
    ]);
    expect(modules.map(({ file }) => file)).to.deep.equal(["iFeedAbi.ts", "oracleAbi.ts", "index.ts"]);
    expect(modules.at(-1)?.text).to.equal(
      [
        "// Generated from contracts/: `npm run clients`",
        'export { iFeedAbi } from "./iFeedAbi.ts";',
        'export { oracleAbi } from "./oracleAbi.ts";',
        "",
      ].join("\n"),
    );
  });

  it("writes every entry as the compiler gave it, on a line of its own", () => {
    const read = { ...item("function", "read", "uint256"), stateMutability: "view" };
    expect(linesOf(contract("Oracle", read))).to.include(`  ${JSON.stringify(read)},`);
  });

  it("gives the same text in whatever order the entries come", () => {
    const items = [
      item("function", "get", "uint8"),
      item("function", "get", "address"),
      item("error", "Stale"),
      item("constructor", ""),
    ];
    expect(linesOf(contract("Oracle", ...items))).to.deep.equal(
      linesOf(contract("Oracle", ...items.reverse())),
    );
  });

  it("leaves out a library that can neither be called nor deployed", () => {
    const library = contract("Scaling", item("error", "TooLarge"));
    expect(renderAbiModules([library, contract("Oracle", item("constructor", ""))])).to.have.lengthOf(2);
  });

  it("refuses two contracts whose modules would bear one name", () => {
    const contracts = [
      contract("Oracle", item("function", "read")),
      contract("oracle", item("function", "read")),
    ];
    expect(() => renderAbiModules(contracts)).to.throw("contracts/Oracle.sol and contracts/oracle.sol");
  });

  it("refuses to write nothing", () => {
    expect(() => renderAbiModules([contract("Scaling", item("error", "TooLarge"))])).to.throw(
      "No contract was compiled",
    );
  });
});
