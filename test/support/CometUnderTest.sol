// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";

/// @notice The getters of a market of Compound III that say its feeds, and its read of one: the market is in no package.
contract CometUnderTest {
    struct AssetInfo {
        uint8 offset;
        address asset;
        address priceFeed;
        uint64 scale;
        uint64 borrowCollateralFactor;
        uint64 liquidateCollateralFactor;
        uint64 liquidationFactor;
        uint128 supplyCap;
    }

    address public baseToken;
    address public baseTokenPriceFeed;
    AssetInfo[] private _assets;

    error BadAsset();
    error BadPrice();

    constructor(address base, address baseFeed, address[] memory assets, address[] memory feeds) {
        (baseToken, baseTokenPriceFeed) = (base, baseFeed);
        for (uint256 i = 0; i < assets.length; ++i) {
            _assets.push(AssetInfo(uint8(i), assets[i], feeds[i], 1e18, 0.8e18, 0.85e18, 0.9e18, 1e24));
        }
    }

    function numAssets() external view returns (uint8) {
        return uint8(_assets.length);
    }

    function getAssetInfo(uint8 index) external view returns (AssetInfo memory) {
        if (index >= _assets.length) revert BadAsset();
        return _assets[index];
    }

    function getPrice(address priceFeed) external view returns (uint256) {
        (, int256 price, , , ) = AggregatorV3Interface(priceFeed).latestRoundData();
        if (price <= 0) revert BadPrice();
        return uint256(price);
    }
}

/// @notice A price feed of Compound III over two others, one in the unit of the other.
contract MultiplicativePriceFeedUnderTest {
    AggregatorV3Interface public priceFeedA;
    AggregatorV3Interface public priceFeedB;
    uint8 public constant decimals = 8;

    constructor(AggregatorV3Interface first, AggregatorV3Interface second) {
        (priceFeedA, priceFeedB) = (first, second);
    }

    function latestRoundData() external view returns (uint80, int256, uint256, uint256, uint80) {
        (, int256 first, , , ) = priceFeedA.latestRoundData();
        (uint80 round, int256 second, uint256 startedAt, uint256 updatedAt, uint80 answeredIn) = priceFeedB
            .latestRoundData();
        return (round, (first * second) / int256(10 ** priceFeedA.decimals()), startedAt, updatedAt, answeredIn);
    }
}
