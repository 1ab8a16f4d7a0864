// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

// Importers take every type from here.
// solhint-disable-next-line no-unused-import
import {Mode, OracleConfig, Role, Source} from "../types/OracleConfig.sol";
// solhint-disable-next-line no-unused-import
import {Fault, Level, Reading, SourceReport} from "../types/Reading.sol";
import {AggregatorV3Interface} from "./AggregatorV3Interface.sol";

/// @title One price from several independent sources
/// @notice Reads the configured sources, judges each, and answers with what a quorum of independent groups confirms.
/// When a source stops, freezes or lies, the same call answers from the others.
/// @dev Also a Chainlink-shaped feed, for consumers made for one. Every view gives the same answer in the same block,
/// whatever gas it is called with, or takes all of it and returns nothing: by that a consumer which catches errors tells
/// too little gas from an oracle that is down (no data; at most a 64th of its own gas left).
interface IRedundantOracle is AggregatorV3Interface {
    /// @notice The price is not good enough for the function called.
    /// @param level Level of the reading.
    /// @param faultMask Bit i: source i was needed and not usable; `inspect()` names the reason.
    error PriceUnavailable(Level level, uint16 faultMask);

    /// @notice The caller brought too little gas.
    /// @dev No view says so: it takes all gas and returns nothing instead. A replacement does, which is no read, and so did
    /// the views of version 0.1.0.
    error InsufficientGas();

    /// @notice The oracle keeps no past rounds.
    error NoHistory();

    /// @notice There are no sources, or more than can be masked and read.
    error SourceCountOutOfRange(uint256 count, uint256 minimum, uint256 maximum);

    /// @notice No source is a `Voter`, so nothing could ever be the answer.
    error NoVoter();

    /// @notice The quorum is 0 or above the number of voting groups.
    error QuorumOutOfRange(uint256 quorum, uint256 minimum, uint256 maximum);

    /// @notice The deviation is 0 or so wide that agreement means nothing.
    error DeviationOutOfRange(uint256 maxDeviationBps, uint256 minimum, uint256 maximum);

    /// @notice No price lies between the sanity bounds.
    error PriceBoundsOutOfOrder(uint256 minPrice, uint256 maxPrice);

    /// @notice The oracle's decimals are above the limit.
    error DecimalsOutOfRange(uint256 decimals, uint256 maximum);

    /// @notice The feed's decimals are above the limit.
    error FeedDecimalsOutOfRange(address feed, uint256 decimals, uint256 maximum);

    /// @notice The feed does not answer `decimals()`.
    error FeedDecimalsUnreadable(address feed);

    /// @notice There is no contract at the feed's address.
    error FeedWithoutCode(address feed);

    /// @notice The feed's address is in the range kept for precompiles (EIP-1352).
    error FeedIsPrecompile(address feed);

    /// @notice The feed is an externally owned account that delegates to a contract (EIP-7702): its key can
    /// replace the code.
    error FeedIsDelegatedAccount(address feed);

    /// @notice The feed stands in the configuration twice.
    error DuplicateFeed(address feed);

    /// @notice The source's maximum age is 0.
    error MaxAgeOutOfRange(address feed, uint256 maxAge, uint256 minimum);

    /// @notice The source's gas limit is below what any feed needs.
    error GasLimitOutOfRange(address feed, uint256 gasLimit, uint256 minimum);

    /// @notice The price, at level Normal or Degraded.
    /// @dev Reverts `PriceUnavailable` at a worse level.
    /// @return price In `decimals()`.
    /// @return updatedAt Oldest data time among the agreeing voices, in Unix seconds, and at most the block's: a voice
    /// that is ahead, within the tolerance, counts as of now.
    function read() external view returns (uint256 price, uint256 updatedAt);

    /// @notice The reading, whatever its level.
    /// @dev Fails only where the gas is too little.
    function tryRead() external view returns (Reading memory);

    /// @notice The reading as it would be if some sources were down, for guardians and drills.
    /// @param disabledMask Bit i: source i is treated as down; bits beyond the sources mean nothing.
    function tryReadWithout(uint256 disabledMask) external view returns (Reading memory);

    /// @notice The reading, at level `worst` or better.
    /// @dev Reverts `PriceUnavailable` at a worse level.
    function readAtMost(Level worst) external view returns (Reading memory);

    /// @notice Every source, `Shadow` too, each with its own reason.
    function inspect() external view returns (SourceReport[] memory);

    /// @notice What the oracle was constructed with; deploys the identical oracle again.
    function config() external view returns (OracleConfig memory);

    /// @notice The price as `read()` gives it, for consumers of Chainlink's older interface.
    function latestAnswer() external view returns (int256);

    /// @notice The time as `read()` gives it, for consumers of Chainlink's older interface.
    function latestTimestamp() external view returns (uint256);
}
