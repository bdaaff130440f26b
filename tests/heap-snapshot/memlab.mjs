// Loads a heap snapshot with memlab, which has a reader and dominators of its own.

import core from '@memlab/core';

import {Expected} from './expected.mjs';

const {analysis, config, utils} = core;
config.muteConsole = true;
const snapshot = await utils.getSnapshotFromFile(process.argv[2], {buildNodeIdIndex: true});
analysis.preparePathFinder(snapshot);
new Expected(process.argv[2]).compare('memlab', (_, id) => {
  const node = snapshot.getNodeById(id);
  return {name: node?.name, size: node?.self_size, retained: node?.retainedSize};
});
