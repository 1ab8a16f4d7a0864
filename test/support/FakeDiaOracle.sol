// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IDiaOracle} from "../../contracts/interfaces/providers/IDiaOracle.sol";

/// @notice Stands for DIAOracleV2, which no package has: one word a key, value and time in 128 bits each, zeros for a
/// key that was never set. Behavior as in DIA's documentation of that contract.
contract FakeDiaOracle is IDiaOracle {
    mapping(string => uint256) private _values;

    function setValue(string calldata key, uint128 value, uint128 timestamp) external {
        _values[key] = (uint256(value) << 128) | timestamp;
    }

    function getValue(string calldata key) external view returns (uint128 value, uint128 timestamp) {
        uint256 word = _values[key];
        return (uint128(word >> 128), uint128(word));
    }
}
