import { defineCases } from "../caseParts.ts";

export default defineCases("route-skew", [
  { wrong: { "routes > 0 > maxLegSkew": 1 }, path: "routes[0].maxLegSkew", severity: "error" },
  { wrong: { "routes > 1 > maxLegSkew": 0 }, path: "routes[1].maxLegSkew", severity: "error" },
  { wrong: { "routes > 1 > maxLegSkew": 604801 }, path: "routes[1].maxLegSkew", severity: "error" },
  {
    wrong: { "routes > 1 > maxLegSkew": 90000 },
    path: "routes[1].maxLegSkew",
    severity: "warning",
    right: { "routes > 1 > maxLegSkew": 89999 },
  },
  {
    wrong: { "routes > 1 > maxLegSkew": 86399 },
    path: "routes[1].maxLegSkew",
    severity: "note",
    right: { "routes > 1 > maxLegSkew": 86400 },
  },
]);
