// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle, Level, Reading} from "../interfaces/IRedundantOracle.sol";
import {SurvivabilityLens} from "../lens/SurvivabilityLens.sol";

/// @notice Opens risk only while the loss of any one source would leave the price served. Repaying never asks the oracle, and
/// collateral is seized as long as there is any price.
/// @dev An example: it keeps the books, and moves no tokens.
contract SurvivableConsumer {
    IRedundantOracle public immutable ORACLE; // 8 decimals
    SurvivabilityLens public immutable LENS;

    /// @notice What each account owes, in 8 decimals.
    mapping(address account => uint256) public debtOf;

    /// @notice One more failure could stop the price: no new risk.
    error OneLossFromNoPrice();

    /// @notice The debt would be above what the collateral may borrow.
    error DebtAboveLimit(uint256 debt, uint256 limit);

    /// @notice The account owes less than that.
    error AmountTooLarge(uint256 amount, uint256 debt);

    constructor(IRedundantOracle oracle, SurvivabilityLens lens) {
        ORACLE = oracle;
        LENS = lens;
    }

    /// @notice Borrows against an amount of 18-decimals collateral: new risk, so only while one loss is survived.
    function borrow(uint256 amount, uint256 collateral) external {
        uint256 debt = debtOf[msg.sender] + amount;
        uint256 limit = borrowLimit(collateral);
        if (debt > limit) revert DebtAboveLimit(debt, limit);
        debtOf[msg.sender] = debt;
    }

    /// @notice Repays: possible whatever the oracle says, or whether it answers at all.
    function repay(uint256 amount) external {
        uint256 debt = debtOf[msg.sender];
        if (amount > debt) revert AmountTooLarge(amount, debt);
        debtOf[msg.sender] = debt - amount;
    }

    /// @notice What is seized for a voluntary repayment: possible as long as there is any price.
    function collateralFor(uint256 debt) external view returns (uint256) {
        Reading memory reading = ORACLE.readAtMost(Level.Restricted);
        return (debt * 1e18) / reading.high;
    }

    /// @notice What an amount of 18-decimals collateral may borrow: 80 % of its value at the lower side.
    function borrowLimit(uint256 amount) public view returns (uint256) {
        if (!LENS.isSurvivable(ORACLE, 1)) revert OneLossFromNoPrice();
        return (amount * ORACLE.readAtMost(Level.Degraded).low * 80) / (100 * 1e18);
    }
}
