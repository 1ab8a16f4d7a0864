// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, Reading} from "../interfaces/IRedundantOracle.sol";
import {SurvivabilityLens} from "../lens/SurvivabilityLens.sol";

/// @notice Opens risk only while the loss of any one source would leave the price served, and lets people out as long as there
/// is one at all.
contract SurvivableConsumer {
    IRedundantOracle public immutable ORACLE; // 8 decimals
    SurvivabilityLens public immutable LENS;

    /// @notice One more failure could stop the price: no new risk.
    error OneLossFromNoPrice();

    constructor(IRedundantOracle oracle, SurvivabilityLens lens) {
        ORACLE = oracle;
        LENS = lens;
    }

    /// @notice What an amount of 18-decimals collateral may borrow: 80 % of its value at the lower side.
    function borrowLimit(uint256 amount) external view returns (uint256) {
        if (!LENS.isSurvivable(ORACLE, 1)) revert OneLossFromNoPrice();
        return (amount * ORACLE.readAtMost(Level.Degraded).low * 80) / (100 * 1e18);
    }

    /// @notice What is seized for a voluntary repayment: possible as long as there is any price.
    function collateralFor(uint256 debt) external view returns (uint256) {
        Reading memory reading = ORACLE.readAtMost(Level.Restricted);
        return (debt * 1e18) / reading.high;
    }
}
