// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {GrowthCap} from "./GrowthCap.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title Exchange rate of a liquid staking token or another rate provider, as a feed
/// @notice One call that answers with one number: a Balancer rate provider's `getRate()`, rETH's `getExchangeRate()`,
/// stETH's `getPooledEthByShares(1e18)`, Pendle's `getPtToAssetRate(market, duration)`.
/// @dev Such a contract states no time: the time of the answer is the block's, and age is no defence; the growth cap is.
/// It is the rate at which the protocol accounts, not the one at which the token trades: multiply it with a market price
/// and set it against another where the difference matters. Check `snapshot()` against a known rate after deployment.
/// Anyone may call `advance`, and somebody should, at least once in the delay: docs/spec/GrowthCap.md says why.
/// A cold read costs at most 14,800 gas, over a provider that costs 5,300. The hop is 9,400 of it: reading the snapshot
/// and the base of its growth from storage takes 4,200, and the band is computed; 450 come on top for each year of growth
/// that was used while nobody advanced.
/// @custom:provider Rate provider
/// @custom:model rate
/// @custom:trust Whoever reports to the staking protocol or can upgrade it, within the band; no admin.
/// @custom:decimals The provider's; a parameter
/// @custom:time The block's: a provider of rates states none.
/// @custom:traps It is not what the token trades at; slashing and a jump beyond the band are refused, never capped; an
/// answer of several words, of which the first may be no rate, is refused.
/// @custom:tested A fake with the shapes of Balancer's, Rocket Pool's, Lido's and Pendle's functions.
contract LstRateAdapter is Adapter, GrowthCap {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param provider The contract that is called.
    /// @param call What it is called with: a selector, and at most two arguments of a word each. It has to answer with one
    /// word and nothing else.
    /// @param rateDecimals Decimals of what it answers, at most 36.
    /// @param limits How the rate may move.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        address provider;
        bytes call;
        uint8 rateDecimals;
        GrowthLimits limits;
        uint8 decimals;
    }

    uint256 private constant MAX_RATE_DECIMALS = 36;
    uint256 private constant SELECTOR_SIZE = 4;
    uint256 private constant WORD_SIZE = 32;
    uint256 private constant MAX_ARGUMENTS = 2;

    address public immutable PROVIDER;
    bytes4 private immutable SELECTOR;
    uint256 private immutable ARGUMENT_COUNT;
    bytes32 private immutable FIRST_ARGUMENT;
    bytes32 private immutable SECOND_ARGUMENT;
    int256 private immutable EXPONENT;

    /// @notice The call is not a selector with at most two words.
    error CallSizeOutOfRange(uint256 size);

    /// @notice The decimals of the rate are above the limit.
    error RateDecimalsOutOfRange(uint256 decimals, uint256 maximum);

    /// @notice The provider gave less than a number; nothing where there is no contract.
    error RateDataTooShort(uint256 size, uint256 minimum);

    /// @notice The provider gave more than a number: which of its words is the rate cannot be known.
    error RateDataTooLong(uint256 size, uint256 maximum);

    constructor(Config memory config) Adapter(config.description, config.decimals) GrowthCap(config.limits) {
        if (config.rateDecimals > MAX_RATE_DECIMALS) {
            revert RateDecimalsOutOfRange(config.rateDecimals, MAX_RATE_DECIMALS);
        }
        uint256 size = config.call.length;
        uint256 argumentCount = size / WORD_SIZE;
        if (size != SELECTOR_SIZE + argumentCount * WORD_SIZE || argumentCount > MAX_ARGUMENTS) {
            revert CallSizeOutOfRange(size);
        }
        PROVIDER = config.provider;
        SELECTOR = bytes4(config.call);
        ARGUMENT_COUNT = argumentCount;
        FIRST_ARGUMENT = argumentCount > 0 ? _argumentAt(config.call, 0) : bytes32(0);
        SECOND_ARGUMENT = argumentCount > 1 ? _argumentAt(config.call, 1) : bytes32(0);
        EXPONENT = int256(uint256(config.decimals)) - int256(uint256(config.rateDecimals));
        _takeSnapshot();
    }

    /// @notice What the provider is called with.
    function call() public view returns (bytes memory) {
        if (ARGUMENT_COUNT == 0) return abi.encodePacked(SELECTOR);
        if (ARGUMENT_COUNT == 1) return abi.encodePacked(SELECTOR, FIRST_ARGUMENT);
        return abi.encodePacked(SELECTOR, FIRST_ARGUMENT, SECOND_ARGUMENT);
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        answer = Scaling.scaled(Scaling.toSigned(_rateInBand()), EXPONENT);
        return (answer, block.timestamp, block.timestamp);
    }

    /// @inheritdoc GrowthCap
    function _rate() internal view override returns (uint256) {
        bytes memory input = call();
        uint256 gasBefore = gasleft();
        (bool succeeded, bytes32 word, ) = LowLevelCall.staticcallReturn64Bytes(PROVIDER, input);
        if (!succeeded) BoundedCall.passOn(gasBefore);
        uint256 size = LowLevelCall.returnDataSize();
        if (size != WORD_SIZE) {
            if (size < WORD_SIZE) revert RateDataTooShort(size, WORD_SIZE);
            revert RateDataTooLong(size, WORD_SIZE);
        }
        return uint256(word);
    }

    function _argumentAt(bytes memory data, uint256 index) private pure returns (bytes32 word) {
        uint256 start = SELECTOR_SIZE + index * WORD_SIZE;
        for (uint256 i = 0; i < WORD_SIZE; ++i) {
            word |= bytes32(data[start + i]) >> (8 * i);
        }
    }
}
