// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IRedundantOracle} from "../interfaces/IRedundantOracle.sol";

/// @notice One oracle on the way from a base to a quote asset.
/// @param oracle Its price is that of the asset before it in the asset behind it.
/// @param inverted The other way round: its price is that of the asset behind it in the asset before it.
struct Leg {
    IRedundantOracle oracle;
    bool inverted;
}

/// @notice How the price of one asset in another is found; serves both directions.
/// @param base The asset that is priced.
/// @param quote The asset that it is priced in.
/// @param maxLegSkew Seconds that the data times of the legs may lie apart; 0 where there is one leg.
/// @param legs One to three, from the base to the quote.
struct Route {
    address base;
    address quote;
    uint32 maxLegSkew;
    Leg[] legs;
}

/// @notice Decimals of an asset that cannot be asked for them.
/// @param asset A pseudo-address, or a token without `decimals()`.
/// @param decimals How many decimals an amount of it has, at most 36.
struct AssetDecimals {
    address asset;
    uint8 decimals;
}

/// @notice Everything that a router is made of; fixed at construction.
/// @param routes At least one; each pair of assets in one direction only.
/// @param assets Decimals of assets that cannot be asked; pseudo-addresses that are not named here have 18.
struct RouterConfig {
    Route[] routes;
    AssetDecimals[] assets;
}
