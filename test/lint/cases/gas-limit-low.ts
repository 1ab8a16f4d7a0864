import { ETH, FOURTH_PATH, defineCases, pool, product, tellor, withFourth } from "../caseParts.ts";

export default defineCases("gas-limit-low", [
  {
    wrong: { [`${ETH} > sources > 3 > gasLimit`]: 19999 },
    path: `${FOURTH_PATH}.gasLimit`,
    severity: "error",
  },
  {
    wrong: { [`${ETH} > sources > 3 > gasLimit`]: 39999 },
    path: `${FOURTH_PATH}.gasLimit`,
    severity: "warning",
    right: { [`${ETH} > sources > 3 > gasLimit`]: 40000 },
  },
  ...[
    { made: tellor(900), worst: 95_000 },
    { made: pool({}), worst: 110_000 },
  ].flatMap(({ made, worst }) => [
    {
      wrong: withFourth(made, { gasLimit: worst - 1 }),
      path: `${FOURTH_PATH}.gasLimit`,
      severity: "error" as const,
    },
    {
      wrong: withFourth(made, { gasLimit: 2 * worst - 1 }),
      path: `${FOURTH_PATH}.gasLimit`,
      severity: "warning" as const,
      right: withFourth(made, { gasLimit: 2 * worst }),
    },
  ]),
  {
    wrong: withFourth(product(900), { gasLimit: 89999 }),
    path: `${FOURTH_PATH}.gasLimit`,
    severity: "error",
    right: withFourth(product(900), { gasLimit: 180000 }),
  },
]);
