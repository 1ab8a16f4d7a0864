import { task } from "hardhat/config";
import { ArgumentType } from "hardhat/types/arguments";

const sweepWorkerTask = task(["oracle", "sweep-worker"], "Works for sweeps behind a queue, until Ctrl-C")
  .addOption({ name: "queue", description: "The Redis: redis://host:port", defaultValue: "" })
  .addOption({
    name: "processes",
    description: "How many processes of this machine work; 0 for one each core",
    type: ArgumentType.INT,
    defaultValue: 0,
  })
  .addOption({
    name: "folder",
    description: "What price histories in a sweep's file are relative to",
    defaultValue: ".",
  })
  .setAction(() => import("../commands/sweepWorker.ts"))
  .build();

export default sweepWorkerTask;
