import check from "../../../src/assess/checks/riqI03.ts";
import { describeCheck } from "../checkCases.ts";
import { fact, holder, voice, voices } from "../factsParts.ts";

const owners = (...addresses: readonly (string | null)[]) =>
  fact(
    addresses.map((address) => ({
      holder: address === null ? holder("none") : holder("safe", { address }),
      delaySeconds: 0,
    })),
  );

describeCheck(check, {
  class: "C",
  cases: [
    [
      "fails where two voices have one owner, in capitals or not",
      { oracle: { controllers: owners("0xA", "0xa", "0xb") } },
      0,
    ],
    ["passes where nobody owns two of them", { oracle: { controllers: owners(null, null, "0xb") } }, 1],
    [
      "is unknown while the owner of one could not be read",
      { oracle: { controllers: fact([...owners("0xA", "0xb").value, null]) } },
      null,
    ],
    [
      "fails on the two that are known, whatever the third is",
      { oracle: { controllers: fact([...owners("0xA", "0xA").value, null]) } },
      0,
    ],
    [
      "counts two slots with one root once",
      { oracle: { voices: voices({ root: "x" }, { root: "x" }), controllers: owners("0xA", "0xA", "0xb") } },
      1,
    ],
    ["fails with one voice", { oracle: { voices: fact([voice("one")]) } }, 0],
  ],
});
