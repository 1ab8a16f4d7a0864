import { ETH, ETH_PATH, FOURTH_PATH, defineCases } from "../caseParts.ts";

export default defineCases("constructor-limits", [
  {
    wrong: { [`${ETH} > maxDeviationBps`]: 5000 },
    path: `${ETH_PATH}.maxDeviationBps`,
    severity: "error",
    right: { [`${ETH} > maxDeviationBps`]: 4999 },
  },
  {
    wrong: { [`${ETH} > sources > 3 > gasLimit`]: 9999 },
    path: `${FOURTH_PATH}.gasLimit`,
    severity: "error",
    right: { [`${ETH} > sources > 3 > gasLimit`]: 10000 },
  },
  { wrong: { [`${ETH} > minPrice`]: "0" }, path: `${ETH_PATH}.minPrice`, severity: "error" },
  {
    wrong: { [`${ETH} > minPrice`]: "0.000000001" },
    path: `${ETH_PATH}.minPrice`,
    severity: "error",
    right: { [`${ETH} > minPrice`]: "0.00000001" },
  },
  {
    wrong: { [`${ETH} > maxPrice`]: "1701411834604692317316873037158.84105728" },
    path: `${ETH_PATH}.maxPrice`,
    severity: "error",
    right: { [`${ETH} > maxPrice`]: "1701411834604692317316873037158.84105727" },
  },
  { wrong: { [`${ETH} > minPrice`]: "100000" }, path: `${ETH_PATH}.minPrice`, severity: "error" },
  {
    wrong: Object.fromEntries([0, 1, 2, 3].map((index) => [`${ETH} > sources > ${index} > role`, "Anchor"])),
    path: `${ETH_PATH}.sources`,
    severity: "error",
  },
]);
