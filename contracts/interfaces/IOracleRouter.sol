// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

// Importers take every type from here.
// solhint-disable-next-line no-unused-import
import {AssetDecimals, Leg, Route, RouterConfig} from "../types/RouterConfig.sol";

/// @title What an amount of one asset is worth in another
/// @notice ERC-7726, with both drafts' errors, and a two-sided quote beside it.
/// @dev Assets are ERC-20 tokens or pseudo-addresses: a currency's ISO 4217 number (the US dollar is `address(840)`),
/// 0xEeee…EEeE for the chain's native asset, 0xbBbB…bBBB for Bitcoin. Nothing here changes after construction.
interface IOracleRouter {
    /// @notice A route serves this pair from now on, in both directions.
    event RouteAdded(address indexed base, address indexed quote, uint32 maxLegSkew, Leg[] legs);

    /// @notice No route joins the two assets. Routes are not chained.
    error OracleUnsupportedPair(address base, address quote);

    /// @notice A leg of the route has no price at level Degraded or better, or the data times of the legs lie further apart
    /// than the route allows.
    error OracleUntrustedData(address base, address quote);

    /// @notice The value does not fit into 256 bits.
    error QuoteOverflow(uint256 inAmount, address base, address quote);

    /// @notice There are no routes.
    error NoRoutes();

    /// @notice The route has no leg, or more than can be chained.
    error LegCountOutOfRange(address base, address quote, uint256 count, uint256 minimum, uint256 maximum);

    /// @notice The leg is no contract that answers as an `IRedundantOracle` does.
    error LegIsNoOracle(address leg);

    /// @notice The oracle stands in the route twice.
    error DuplicateLeg(address leg);

    /// @notice The leg's decimals are above the limit.
    error LegDecimalsOutOfRange(address leg, uint256 decimals, uint256 maximum);

    /// @notice The skew is outside the limits, which are both 0 for a route of one leg.
    error MaxLegSkewOutOfRange(address base, address quote, uint256 maxLegSkew, uint256 minimum, uint256 maximum);

    /// @notice A route leads from the asset to itself.
    error SameAsset(address asset);

    /// @notice There is a route for the pair already, in this or the opposite direction.
    error DuplicateRoute(address base, address quote);

    /// @notice The asset's decimals are configured twice.
    error DuplicateAsset(address asset);

    /// @notice The asset's decimals are above the limit.
    error AssetDecimalsOutOfRange(address asset, uint256 decimals, uint256 maximum);

    /// @notice The configured decimals are not what the token itself says.
    error AssetDecimalsDiffer(address asset, uint256 configured, uint256 actual);

    /// @notice The asset is no pseudo-address, does not answer `decimals()`, and is not configured.
    error AssetDecimalsUnreadable(address asset);

    /// @notice No route touches the asset, so its decimals are not known.
    error UnknownAsset(address asset);

    /// @notice Value of an amount, rounded down.
    /// @dev ERC-7726. Reverts `OracleUnsupportedPair`, `OracleUntrustedData` or `QuoteOverflow`; too little gas takes all
    /// of it and returns nothing. An asset's quote in itself is the amount.
    /// @param inAmount Amount of `base`, in its smallest unit.
    /// @param base The asset that the amount is of.
    /// @param quote The asset that the value is wanted in.
    /// @return outAmount Amount of `quote`, in its smallest unit.
    function getQuote(uint256 inAmount, address base, address quote) external view returns (uint256 outAmount);

    /// @notice Both sides of the value: what the amount is worth at least, rounded down, and at most, rounded up.
    /// @dev Reverts as `getQuote` does, whose value lies between the two.
    /// @return low From the lower side of each leg, or the upper side of an inverted one: for what is owned.
    /// @return high From the opposite sides: for what is owed.
    function getQuotes(uint256 inAmount, address base, address quote) external view returns (uint256 low, uint256 high);

    /// @notice Value of an amount, rounded down, and the time of the oldest data in it.
    /// @dev Reverts as `getQuote` does.
    /// @return outAmount As `getQuote` gives it.
    /// @return updatedAt Oldest data time among the legs, in Unix seconds, and at most the block's; the block's time
    /// where an asset is quoted in itself, which needs no data.
    function getQuoteWithTime(
        uint256 inAmount,
        address base,
        address quote
    ) external view returns (uint256 outAmount, uint256 updatedAt);

    /// @notice The route from one asset to the other, in the direction asked for.
    /// @dev Reverts `OracleUnsupportedPair`.
    function routeOf(address base, address quote) external view returns (Route memory);

    /// @notice Decimals that amounts of an asset are taken to have.
    /// @dev Reverts `UnknownAsset`.
    function decimalsOf(address asset) external view returns (uint8);
}
