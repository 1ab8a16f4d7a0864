// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";

/// @notice A quote of one asset in another (ERC-7726).
interface IQuoter {
    function getQuote(uint256 inAmount, address base, address quote) external view returns (uint256);
}

/// @notice What the router asks of a vault.
interface IVaultShares {
    function asset() external view returns (address);

    function convertToAssets(uint256 shares) external view returns (uint256);
}

/// @notice How Euler's router finds the adapter of a pair, and what it hands on: it is in no package.
contract EulerRouterUnderTest is IQuoter {
    address public fallbackOracle;
    mapping(address vault => address asset) public resolvedVaults;
    mapping(address base => mapping(address quote => address oracle)) private _oracles;

    error NotSupported(address base, address quote);

    function setConfig(address base, address quote, address oracle) external {
        (_oracles[base][quote], _oracles[quote][base]) = (oracle, oracle);
    }

    function setResolvedVault(address vault) external {
        resolvedVaults[vault] = IVaultShares(vault).asset();
    }

    function setFallbackOracle(address oracle) external {
        fallbackOracle = oracle;
    }

    function getQuote(uint256 inAmount, address base, address quote) external view returns (uint256) {
        address oracle;
        (inAmount, base, quote, oracle) = resolveOracle(inAmount, base, quote);
        return base == quote ? inAmount : IQuoter(oracle).getQuote(inAmount, base, quote);
    }

    function getConfiguredOracle(address base, address quote) public view returns (address) {
        return _oracles[base][quote];
    }

    function resolveOracle(
        uint256 inAmount,
        address base,
        address quote
    ) public view returns (uint256, address, address, address) {
        if (base == quote) return (inAmount, base, quote, address(0));
        address oracle = getConfiguredOracle(base, quote);
        if (oracle != address(0)) return (inAmount, base, quote, oracle);
        address asset = resolvedVaults[base];
        if (asset != address(0)) return resolveOracle(IVaultShares(base).convertToAssets(inAmount), asset, quote);
        if (fallbackOracle == address(0)) revert NotSupported(base, quote);
        return (inAmount, base, quote, fallbackOracle);
    }
}

/// @notice An adapter over one feed of 8 decimals, for assets of 18, that judges its age.
contract EulerFeedAdapterUnderTest is IQuoter {
    string public constant name = "ChainlinkOracle";
    address public feed;
    uint256 public maxStaleness;
    address public base;

    error InvalidAnswer();
    error TooStale(uint256 staleness, uint256 maximum);

    constructor(address feed_, uint256 maxStaleness_, address base_) {
        (feed, maxStaleness, base) = (feed_, maxStaleness_, base_);
    }

    function getQuote(uint256 inAmount, address from, address) external view returns (uint256) {
        (, int256 answer, , uint256 updatedAt, ) = AggregatorV3Interface(feed).latestRoundData();
        if (answer <= 0) revert InvalidAnswer();
        uint256 staleness = block.timestamp - updatedAt;
        if (staleness > maxStaleness) revert TooStale(staleness, maxStaleness);
        return from == base ? (inAmount * uint256(answer)) / 1e8 : (inAmount * 1e8) / uint256(answer);
    }
}

/// @notice An adapter of two in series.
contract EulerCrossAdapterUnderTest is IQuoter {
    string public constant name = "CrossAdapter";
    address public base;
    address public cross;
    address public quote;
    address public oracleBaseCross;
    address public oracleCrossQuote;

    constructor(address base_, address cross_, address quote_, address first, address second) {
        (base, cross, quote) = (base_, cross_, quote_);
        (oracleBaseCross, oracleCrossQuote) = (first, second);
    }

    function getQuote(uint256 inAmount, address from, address to) external view returns (uint256) {
        if (from == base) {
            inAmount = IQuoter(oracleBaseCross).getQuote(inAmount, base, cross);
            return IQuoter(oracleCrossQuote).getQuote(inAmount, cross, to);
        }
        inAmount = IQuoter(oracleCrossQuote).getQuote(inAmount, from, cross);
        return IQuoter(oracleBaseCross).getQuote(inAmount, cross, base);
    }
}

/// @notice An adapter that says nothing of what it reads.
contract EulerFixedAdapterUnderTest is IQuoter {
    string public constant name = "FixedRateOracle";
    uint256 public rate;

    constructor(uint256 rate_) {
        rate = rate_;
    }

    function getQuote(uint256 inAmount, address, address) external view returns (uint256) {
        return (inAmount * rate) / 1e18;
    }
}
