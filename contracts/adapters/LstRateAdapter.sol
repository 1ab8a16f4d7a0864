// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {LowLevelCall} from "@openzeppelin/contracts/utils/LowLevelCall.sol";
import {GrowthCap} from "./GrowthCap.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title Exchange rate of a liquid staking token or another rate provider, as a feed
/// @notice One call that answers with one number: a Balancer rate provider's `getRate()`, rETH's `getExchangeRate()`,
/// stETH's `getPooledEthByShares(1e18)`.
/// @dev Such a contract states no time: the time of the answer is the block's, and age is no defence; the growth cap is.
/// It is the rate at which the protocol accounts, not the one at which the token trades: multiply it with a market price
/// and set it against another where the difference matters. Check `snapshot()` against a known rate after deployment.
/// A cold read costs at most 12,500 gas, over a provider that costs 5,300. The hop is 6,200 of it: reading the snapshot
/// from storage takes 2,100, and its band is computed.
/// @custom:provider Rate provider
/// @custom:model rate
/// @custom:trust Whoever reports to the staking protocol or can upgrade it, within the band; no admin.
/// @custom:decimals The provider's; a parameter
/// @custom:time The block's: a provider of rates states none.
/// @custom:traps It is not what the token trades at; slashing and a jump beyond the band are refused, never capped.
/// @custom:tested A fake with the shapes of Balancer's, Rocket Pool's and Lido's functions.
contract LstRateAdapter is Adapter, GrowthCap {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param provider The contract that is called.
    /// @param call What it is called with: a selector, and one argument of a word or none.
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
    uint256 private constant SELECTOR_AND_WORD_SIZE = 36;
    uint256 private constant WORD_SIZE = 32;

    address public immutable PROVIDER;
    bytes4 private immutable SELECTOR;
    bytes32 private immutable ARGUMENT;
    bool private immutable HAS_ARGUMENT;
    int256 private immutable EXPONENT;

    /// @notice The call is neither a selector nor a selector and one word.
    error CallSizeOutOfRange(uint256 size);

    /// @notice The decimals of the rate are above the limit.
    error RateDecimalsOutOfRange(uint256 decimals, uint256 maximum);

    /// @notice The provider gave less than a number; nothing where there is no contract.
    error RateDataTooShort(uint256 size, uint256 minimum);

    constructor(Config memory config) Adapter(config.description, config.decimals) GrowthCap(config.limits) {
        if (config.rateDecimals > MAX_RATE_DECIMALS) {
            revert RateDecimalsOutOfRange(config.rateDecimals, MAX_RATE_DECIMALS);
        }
        uint256 size = config.call.length;
        if (size != SELECTOR_SIZE && size != SELECTOR_AND_WORD_SIZE) revert CallSizeOutOfRange(size);
        PROVIDER = config.provider;
        SELECTOR = bytes4(config.call);
        HAS_ARGUMENT = size == SELECTOR_AND_WORD_SIZE;
        ARGUMENT = HAS_ARGUMENT ? _wordAfterSelector(config.call) : bytes32(0);
        EXPONENT = int256(uint256(config.decimals)) - int256(uint256(config.rateDecimals));
        _takeSnapshot();
    }

    /// @notice What the provider is called with.
    function call() public view returns (bytes memory) {
        return HAS_ARGUMENT ? abi.encodePacked(SELECTOR, ARGUMENT) : abi.encodePacked(SELECTOR);
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        answer = Scaling.scaled(Scaling.toSigned(_rateInBand()), EXPONENT);
        return (answer, block.timestamp, block.timestamp);
    }

    /// @inheritdoc GrowthCap
    function _rate() internal view override returns (uint256) {
        (bool succeeded, bytes32 word, ) = LowLevelCall.staticcallReturn64Bytes(PROVIDER, call());
        if (!succeeded) LowLevelCall.bubbleRevert();
        uint256 size = LowLevelCall.returnDataSize();
        if (size < WORD_SIZE) revert RateDataTooShort(size, WORD_SIZE);
        return uint256(word);
    }

    function _wordAfterSelector(bytes memory data) private pure returns (bytes32 word) {
        for (uint256 i = 0; i < WORD_SIZE; ++i) {
            word |= bytes32(data[SELECTOR_SIZE + i]) >> (8 * i);
        }
    }
}
