// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, Reading} from "../interfaces/IRedundantOracle.sol";

/// @notice Opens risk only on a served price, and lets people out on a restricted one.
contract CollateralConsumer {
    IRedundantOracle public immutable ORACLE; // 8 decimals

    constructor(IRedundantOracle oracle) {
        ORACLE = oracle;
    }

    /// @notice What an amount of 18-decimals collateral may borrow: 80 % of its value at the lower side.
    function borrowLimit(uint256 amount) external view returns (uint256) {
        Reading memory reading = ORACLE.readAtMost(Level.Degraded); // reverts at Restricted and Unavailable
        return (amount * reading.low * 80) / (100 * 1e18);
    }

    /// @notice What is seized for a voluntary repayment: possible as long as there is any price.
    function collateralFor(uint256 debt) external view returns (uint256) {
        return (debt * 1e18) / ORACLE.readAtMost(Level.Restricted).high;
    }
}
