// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {AssetDecimals} from "../types/RouterConfig.sol";
import {MorphoPriceFace} from "./MorphoPriceFace.sol";

/// @title One oracle as a Morpho Blue market reads it, over a token that does not say its decimals
/// @notice The decimals that are given are held against what the token says, where it says anything.
contract MorphoSilentTokenFace is MorphoPriceFace {
    struct Given {
        bool isGiven;
        uint8 decimals;
    }

    /// @dev Storage, because it is read while the immutables are still to come; no price is read from it.
    mapping(address token => Given) private _given;

    /// @notice Decimals are given twice, or of a token that is not the market's.
    error DecimalsNotWanted(address token);

    /// @param given Decimals of each token that does not answer `decimals()`.
    constructor(Config memory config, AssetDecimals[] memory given) MorphoPriceFace(_remember(config, given)) {}

    /// @inheritdoc MorphoPriceFace
    function _givenDecimals(address token) internal view override returns (bool isGiven, uint256 decimals) {
        return (_given[token].isGiven, _given[token].decimals);
    }

    function _remember(Config memory config, AssetDecimals[] memory given) private returns (Config memory) {
        for (uint256 i = 0; i < given.length; ++i) {
            address token = given[i].asset;
            bool isWanted = token == config.collateral || token == config.loan;
            if (!isWanted || _given[token].isGiven) revert DecimalsNotWanted(token);
            _given[token] = Given(true, given[i].decimals);
        }
        return config;
    }
}
