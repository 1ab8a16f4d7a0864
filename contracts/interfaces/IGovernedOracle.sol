// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

// Importers take it from here.
// solhint-disable-next-line no-unused-import
import {GovernedConfig} from "../types/GovernedConfig.sol";
import {Level} from "../types/Reading.sol";
import {IRedundantOracle} from "./IRedundantOracle.sol";

/// @title One address whose oracle can be replaced, slowly, and whose sources and readers can be cut off, at once
/// @notice Reads like the oracle behind it. The governor replaces that oracle after a delay and only with one that
/// passes a check in the same transaction. The guardian can disable sources, halt, and go back to the previous oracle;
/// nobody can set a price. What an oracle behind it says that no oracle can say is Unavailable. Anybody may `poke()`, which tells the world what changed and remembers the last good price.
/// @dev Who is governor and guardian, and with which delays, is the business of the `AccessManager` that is its authority.
interface IGovernedOracle is IRedundantOracle {
    // Prices, masks and times are read, not searched for.
    // solhint-disable gas-indexed-events

    /// @notice The oracle behind the address was replaced by the governor.
    event OracleReplaced(address indexed previousOracle, address indexed newOracle);

    /// @notice The guardian went back to the previous oracle.
    event OracleRolledBack(address indexed abandonedOracle, address indexed restoredOracle);

    /// @notice The set of disabled sources changed.
    event DisabledMaskChanged(uint256 previousMask, uint256 newMask);

    /// @notice Nothing is served until `newUntil`, in Unix seconds; a time that has passed means that it is served again.
    event HaltedUntilChanged(uint256 previousUntil, uint256 newUntil);

    /// @notice The level that readers are shown differs from that of the last poke.
    event LevelChanged(Level previousLevel, Level newLevel);

    /// @notice Another source is served than at the last poke; 255 is none, or a Median.
    event ServedChanged(uint256 previousServed, uint256 newServed);

    /// @notice Other sources are faulty than at the last poke.
    event FaultsChanged(uint256 previousMask, uint256 newMask);

    /// @notice A price was remembered as good.
    event PriceCommitted(uint256 price, uint256 updatedAt);

    /// @notice A price is too far from the accepted one; it is Restricted until it has stood for `confirmDelay`.
    event JumpSuspected(uint256 acceptedPrice, uint256 price);

    // solhint-enable gas-indexed-events

    /// @notice The address does not behave like an oracle.
    error NotAnOracle(address oracle);

    /// @notice The replacement has other decimals.
    error DecimalsDiffer(uint256 decimals, uint256 expected);

    /// @notice The replacement is not served now.
    error OracleNotServed(address oracle, Level level);

    /// @notice The replacement's price is further from the current one than allowed.
    error StepTooLarge(uint256 price, uint256 currentPrice, uint256 maxStepBps);

    /// @notice Without the sources in `mask`, which could fail together, the replacement would not be served.
    error LossNotSurvived(address oracle, uint256 mask, Level level);

    /// @notice A parameter is outside its limits.
    error ParameterOutOfRange(string parameter, uint256 value, uint256 minimum, uint256 maximum);

    /// @notice The mask has bits beyond the oracle's sources, or none.
    error MaskOutOfRange(uint256 mask, uint256 allowed);

    /// @notice There is no previous oracle to go back to.
    error NothingToRollBackTo();

    /// @notice Replaces the oracle. Restricted to the governor, by way of the manager's delay.
    /// @dev Refused unless the new oracle has the same decimals, is served now, differs by at most `maxStepBps` from the
    /// current price (unless the current oracle is Unavailable, or gives no reading at all), and stays served without any
    /// one of its sources and without any one of its groups. No source of it is disabled afterwards, and there is no last
    /// good price until a poke; a halt goes on.
    function replace(address newOracle) external;

    /// @notice Enables sources again. Restricted to the governor.
    function enable(uint256 mask) external;

    /// @notice Ends a halt. Restricted to the governor.
    function resume() external;

    /// @notice Treats sources as down from now on, in addition to those that are. Restricted to the guardian.
    /// @dev Where sources are apart, leaving some out can decide between them, so that the level rises. Nothing is served
    /// that a quorum of the others does not say, and no jump. A last good price is forgotten where those that made it
    /// are a quorum no more.
    /// @param mask Bit i: source i.
    function disable(uint256 mask) external;

    /// @notice Serves nothing for a while, from now on; never shortens a halt. Restricted to the guardian.
    /// @param duration Seconds, from 1 to 14 days.
    function halt(uint256 duration) external;

    /// @notice Goes back to the oracle before the last replacement, with the sources disabled that were then; once, and
    /// within 14 days of the replacement. Restricted to the guardian.
    /// @dev Nothing is checked but that: the way back is also for when nothing can be read. There is no last good price
    /// until a poke.
    function rollback() external;

    /// @notice Emits what changed since the last poke, and commits the price if it is served, newer, and no jump.
    /// @dev Fails only where the gas is too little, as long as the oracle does.
    function poke() external;

    /// @notice Whether a poke is asked for, because it would change or tell something; for keeper networks.
    /// @dev What cannot wait is asked for at once. What changed and was told four times within half an hour is asked for
    /// every ten minutes.
    function checkUpkeep(bytes calldata data) external view returns (bool upkeepNeeded, bytes memory performData);

    /// @notice The same as `poke()`, for keeper networks.
    function performUpkeep(bytes calldata data) external;

    /// @notice The oracle behind the address.
    function oracle() external view returns (address);

    /// @notice The oracle that `rollback()` would restore, and its disabled sources; zeros for none, or none any more.
    function previousOracle() external view returns (address, uint256 mask);

    /// @notice Bit i: source i is treated as down.
    function disabledMask() external view returns (uint256);

    /// @notice Nothing is served until this time, in Unix seconds.
    function haltedUntil() external view returns (uint256);

    /// @notice The last price committed, with its data's time; zeros for none, and once so many of the sources that made
    /// it are disabled that the others are no quorum.
    function lastGood() external view returns (uint256 price, uint256 updatedAt);

    /// @notice The price that jumps are measured from, since when, and from when its window runs: when a poke last saw a
    /// price within the band around it, later by what was halted since; now while it stands still. Zeros without a
    /// breaker.
    function acceptedPrice() external view returns (uint256 price, uint256 since, uint256 seenAt);

    /// @notice The jump that has to be confirmed, and since when; now where it has to be seen twice again; zeros for none.
    function suspectedJump() external view returns (uint256 price, uint256 since);

    /// @notice What it was constructed with.
    function governedConfig() external view returns (GovernedConfig memory);
}
