// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";

/// @notice What the oracle asks of a vault.
interface ISharePrice {
    function convertToAssets(uint256 shares) external view returns (uint256);
}

/// @notice The getters and the arithmetic of Morpho's Chainlink oracle V2, which is in no package: everything is multiplied,
/// zero stands for one, and no age is judged.
contract MorphoChainlinkOracleUnderTest {
    struct Side {
        address vault;
        uint256 sample;
        address firstFeed;
        address secondFeed;
    }

    address public immutable BASE_VAULT;
    uint256 public immutable BASE_VAULT_CONVERSION_SAMPLE;
    address public immutable BASE_FEED_1;
    address public immutable BASE_FEED_2;
    address public immutable QUOTE_VAULT;
    uint256 public immutable QUOTE_VAULT_CONVERSION_SAMPLE;
    address public immutable QUOTE_FEED_1;
    address public immutable QUOTE_FEED_2;
    uint256 public immutable SCALE_FACTOR;

    error NegativeAnswer(int256 answer);

    constructor(Side memory base, Side memory quote, uint256 scaleFactor) {
        (BASE_VAULT, BASE_VAULT_CONVERSION_SAMPLE) = (base.vault, base.sample);
        (BASE_FEED_1, BASE_FEED_2) = (base.firstFeed, base.secondFeed);
        (QUOTE_VAULT, QUOTE_VAULT_CONVERSION_SAMPLE) = (quote.vault, quote.sample);
        (QUOTE_FEED_1, QUOTE_FEED_2) = (quote.firstFeed, quote.secondFeed);
        SCALE_FACTOR = scaleFactor;
    }

    function price() external view returns (uint256) {
        uint256 base = _assets(BASE_VAULT, BASE_VAULT_CONVERSION_SAMPLE) * _answer(BASE_FEED_1) * _answer(BASE_FEED_2);
        uint256 quote =
            _assets(QUOTE_VAULT, QUOTE_VAULT_CONVERSION_SAMPLE) * _answer(QUOTE_FEED_1) * _answer(QUOTE_FEED_2);
        return (SCALE_FACTOR * base) / quote;
    }

    function _assets(address vault, uint256 sample) private view returns (uint256) {
        return vault == address(0) ? 1 : ISharePrice(vault).convertToAssets(sample);
    }

    function _answer(address feed) private view returns (uint256) {
        if (feed == address(0)) return 1;
        (, int256 answer, , , ) = AggregatorV3Interface(feed).latestRoundData();
        if (answer < 0) revert NegativeAnswer(answer);
        return uint256(answer);
    }
}
