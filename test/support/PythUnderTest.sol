// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {MockPyth} from "@pythnetwork/pyth-sdk-solidity/MockPyth.sol";

/// @notice Pyth's own contract for tests: it reads like the real one, and takes updates without signatures.
contract PythUnderTest is MockPyth {
    constructor(uint256 validTimePeriod, uint256 singleUpdateFee) MockPyth(validTimePeriod, singleUpdateFee) {}
}
