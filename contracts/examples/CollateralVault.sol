// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IRedundantOracle, Level, Reading} from "../interfaces/IRedundantOracle.sol";

/// @notice Lends one token against another, and treats each action as the oracle's level deserves:
/// - Borrowing, and taking collateral out with a debt left, need Normal or Degraded, and count the collateral at the lower
///   and the debt at the upper side of the price.
/// - Liquidating needs Normal or Degraded too, so never happens in a sequencer's grace, and counts the other way round:
///   only who is below the limit on either side is liquidated.
/// - Bringing collateral, repaying, and leaving without a debt never ask the oracle: nothing can stop them.
/// @dev An example: interest, and who bears a loss, are left out. Tokens that take fees from transfers are not supported.
contract CollateralVault {
    using SafeERC20 for IERC20Metadata;

    /// @notice What a vault is made of.
    /// @param oracle Its price is that of the collateral in the debt token, or the other way round where `pricesDebt`.
    /// @param pricesDebt Whether it is that of the debt in the collateral token.
    /// @param collateral The token that is pledged.
    /// @param debt The token that is lent.
    /// @param borrowLimitBps Debt up to which more may be borrowed, in basis points of the collateral's value.
    /// @param liquidationLimitBps Debt above which a position is liquidated.
    /// @param bonusBps What a liquidator gets beyond what it repays.
    struct Config {
        IRedundantOracle oracle;
        bool pricesDebt;
        IERC20Metadata collateral;
        IERC20Metadata debt;
        uint16 borrowLimitBps;
        uint16 liquidationLimitBps;
        uint16 bonusBps;
    }

    /// @notice What one account has pledged and owes.
    struct Position {
        uint256 collateral;
        uint256 debt;
    }

    uint256 private constant BPS = 10_000;

    IRedundantOracle public immutable ORACLE;
    bool public immutable PRICES_DEBT;
    IERC20Metadata public immutable COLLATERAL;
    IERC20Metadata public immutable DEBT;
    uint256 public immutable BORROW_LIMIT_BPS;
    uint256 public immutable LIQUIDATION_LIMIT_BPS;
    uint256 public immutable BONUS_BPS;

    /// @dev One unit of the priced token at price 1 is `UNIT_VALUE / ONE` units of the other.
    uint256 private immutable UNIT_VALUE;
    uint256 private immutable ONE;

    /// @notice What each account has pledged and owes.
    mapping(address account => Position) public positionOf;

    /// @notice What each account has lent to the vault.
    mapping(address account => uint256) public lentBy;

    // Nobody searches by amount.
    // solhint-disable gas-indexed-events
    event Lent(address indexed lender, uint256 amount);
    event Reclaimed(address indexed lender, uint256 amount);
    event Deposited(address indexed account, uint256 amount);
    event Withdrawn(address indexed account, uint256 amount);
    event Borrowed(address indexed account, uint256 amount);
    event Repaid(address indexed account, address indexed payer, uint256 amount);
    event Liquidated(address indexed account, address indexed liquidator, uint256 repaid, uint256 seized);
    // solhint-enable gas-indexed-events

    /// @notice The limits are zero, out of order, or leave no room for the bonus.
    error LimitsOutOfOrder(uint256 borrowLimitBps, uint256 liquidationLimitBps, uint256 bonusBps);

    /// @notice The account has less than that.
    error AmountTooLarge(uint256 amount, uint256 maximum);

    /// @notice The debt would be above the limit.
    error DebtAboveLimit(uint256 debtValue, uint256 maximum);

    /// @notice The debt is not above the limit from which on a position is liquidated.
    error DebtBelowLimit(uint256 debtValue, uint256 minimum);

    constructor(Config memory config) {
        uint256 limit = config.liquidationLimitBps;
        // What is seized for the whole debt is never more than the collateral of a position at the limit.
        bool hasRoom = limit * (BPS + config.bonusBps) <= BPS * BPS;
        if (config.borrowLimitBps == 0 || config.borrowLimitBps >= limit || !hasRoom) {
            revert LimitsOutOfOrder(config.borrowLimitBps, limit, config.bonusBps);
        }
        ORACLE = config.oracle;
        PRICES_DEBT = config.pricesDebt;
        (COLLATERAL, DEBT) = (config.collateral, config.debt);
        (BORROW_LIMIT_BPS, LIQUIDATION_LIMIT_BPS, BONUS_BPS) = (config.borrowLimitBps, limit, config.bonusBps);
        (IERC20Metadata priced, IERC20Metadata other) = config.pricesDebt
            ? (config.debt, config.collateral)
            : (config.collateral, config.debt);
        UNIT_VALUE = 10 ** other.decimals();
        ONE = 10 ** (uint256(priced.decimals()) + config.oracle.decimals());
    }

    /// @notice Gives tokens to lend.
    function lend(uint256 amount) external {
        lentBy[msg.sender] += amount;
        emit Lent(msg.sender, amount);
        DEBT.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @notice Takes back what is not lent out.
    function reclaim(uint256 amount) external {
        lentBy[msg.sender] = _minus(lentBy[msg.sender], amount);
        emit Reclaimed(msg.sender, amount);
        DEBT.safeTransfer(msg.sender, amount);
    }

    /// @notice Pledges collateral. Possible at every level.
    function deposit(uint256 amount) external {
        positionOf[msg.sender].collateral += amount;
        emit Deposited(msg.sender, amount);
        COLLATERAL.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @notice Takes collateral out: without a debt at every level, with one at Normal and Degraded.
    function withdraw(uint256 amount) external {
        Position storage position = positionOf[msg.sender];
        position.collateral = _minus(position.collateral, amount);
        if (position.debt > 0) _requireHealthy(position);
        emit Withdrawn(msg.sender, amount);
        COLLATERAL.safeTransfer(msg.sender, amount);
    }

    /// @notice Borrows, at Normal and Degraded.
    function borrow(uint256 amount) external {
        Position storage position = positionOf[msg.sender];
        position.debt += amount;
        _requireHealthy(position);
        emit Borrowed(msg.sender, amount);
        DEBT.safeTransfer(msg.sender, amount);
    }

    /// @notice Repays a debt, one's own or another's. Possible at every level.
    function repay(address account, uint256 amount) external {
        Position storage position = positionOf[account];
        position.debt = _minus(position.debt, amount);
        emit Repaid(account, msg.sender, amount);
        DEBT.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @notice Repays a part of another's debt, at most, for collateral of that value and the bonus; at Normal and Degraded.
    /// @dev Where the collateral is not worth that, all of it goes for as much as it is worth, and a debt is left.
    /// @param amount Most that is repaid.
    /// @return repaid What was repaid.
    /// @return seized Collateral that the caller got for it.
    function liquidate(address account, uint256 amount) external returns (uint256 repaid, uint256 seized) {
        Reading memory reading = ORACLE.readAtMost(Level.Degraded);
        Position storage position = positionOf[account];
        if (amount > position.debt) revert AmountTooLarge(amount, position.debt);
        // The sides in the debtor's favor.
        (uint256 collateralPrice, uint256 debtPrice) = (reading.high, reading.low);
        uint256 debtValue = _debtValue(position.debt, debtPrice, Math.Rounding.Floor);
        uint256 limit = Math.mulDiv(
            _collateralValue(position.collateral, collateralPrice, Math.Rounding.Ceil),
            LIQUIDATION_LIMIT_BPS,
            BPS,
            Math.Rounding.Ceil
        );
        if (debtValue <= limit) revert DebtBelowLimit(debtValue, limit);
        (repaid, seized) = (amount, _collateralFor(amount, reading));
        if (seized > position.collateral) {
            seized = position.collateral;
            repaid = Math.min(amount, _debtFor(seized, reading));
        }
        position.debt -= repaid;
        position.collateral -= seized;
        emit Liquidated(account, msg.sender, repaid, seized);
        DEBT.safeTransferFrom(msg.sender, address(this), repaid);
        COLLATERAL.safeTransfer(msg.sender, seized);
    }

    /// @dev Reverts `PriceUnavailable` at Restricted and Unavailable.
    function _requireHealthy(Position storage position) private view {
        Reading memory reading = ORACLE.readAtMost(Level.Degraded);
        uint256 debtValue = _debtValue(position.debt, reading.high, Math.Rounding.Ceil);
        uint256 collateralValue = _collateralValue(position.collateral, reading.low, Math.Rounding.Floor);
        uint256 limit = Math.mulDiv(collateralValue, BORROW_LIMIT_BPS, BPS);
        if (debtValue > limit) revert DebtAboveLimit(debtValue, limit);
    }

    /// @dev Values are in units of the token that the oracle does not price.
    function _collateralValue(uint256 amount, uint256 price, Math.Rounding rounding) private view returns (uint256) {
        return PRICES_DEBT ? amount : Math.mulDiv(amount, price * UNIT_VALUE, ONE, rounding);
    }

    function _debtValue(uint256 amount, uint256 price, Math.Rounding rounding) private view returns (uint256) {
        return PRICES_DEBT ? Math.mulDiv(amount, price * UNIT_VALUE, ONE, rounding) : amount;
    }

    /// @dev Collateral of the value of a debt and the bonus, at the side in the debtor's favor, rounded down.
    function _collateralFor(uint256 debt, Reading memory reading) private view returns (uint256) {
        uint256 withBonus = Math.mulDiv(debt, BPS + BONUS_BPS, BPS);
        if (PRICES_DEBT) return _debtValue(withBonus, reading.low, Math.Rounding.Floor);
        return Math.mulDiv(withBonus, ONE, reading.high * UNIT_VALUE);
    }

    /// @dev Debt that collateral pays for with the bonus, at the side in the debtor's favor, rounded up.
    function _debtFor(uint256 collateral, Reading memory reading) private view returns (uint256) {
        uint256 value =
            PRICES_DEBT
                ? Math.mulDiv(collateral, ONE, reading.low * UNIT_VALUE, Math.Rounding.Ceil)
                : _collateralValue(collateral, reading.high, Math.Rounding.Ceil);
        return Math.mulDiv(value, BPS, BPS + BONUS_BPS, Math.Rounding.Ceil);
    }

    function _minus(uint256 balance, uint256 amount) private pure returns (uint256) {
        if (amount > balance) revert AmountTooLarge(amount, balance);
        return balance - amount;
    }
}
