// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IOracleRouter} from "./interfaces/IOracleRouter.sol";
import {IRedundantOracle} from "./interfaces/IRedundantOracle.sol";
import {BoundedCall} from "./libraries/BoundedCall.sol";
import {ExactRatio, Ratio} from "./libraries/ExactRatio.sol";
import {Probe} from "./libraries/Probe.sol";
import {FUTURE_TOLERANCE, LONGEST_LEG_SKEW, MAX_PRICE} from "./types/Limits.sol";
import {Level, Reading} from "./types/Reading.sol";
import {AssetDecimals, Leg, Route, RouterConfig} from "./types/RouterConfig.sol";

/// @title Quotes between assets over one to three oracles, immutable and without keys
/// @dev Routes are written once, by the constructor: a protocol that wants others deploys another router, or puts a
/// `GovernedOracle` at the stable address of a leg. Both directions of a route are stored, so that a quote knows no
/// direction. A quote reads each leg once, by `tryRead()`, and rounds once.
contract OracleRouter is IOracleRouter {
    /// @dev One leg of one direction, in one word. `isLast` ends the route; `exponent` and `maxLegSkew` are the route's,
    /// and set in its first hop.
    struct Hop {
        IRedundantOracle oracle;
        bool inverted;
        bool isLast;
        int16 exponent;
        uint32 maxLegSkew;
    }

    /// @dev Decimals of an asset that a route touches, or that is configured.
    struct Asset {
        bool isKnown;
        uint8 decimals;
    }

    uint256 private constant MIN_LEGS = 1;
    uint256 private constant MAX_LEGS = 3;
    uint256 private constant MAX_DECIMALS = 36;

    /// @dev Seconds, where there is more than one leg; the most is that of adapters over two feeds.
    uint256 private constant MIN_LEG_SKEW = 1;

    /// @dev ISO 4217 numbers have three digits.
    uint160 private constant LAST_CURRENCY = 999;
    address private constant NATIVE_ASSET = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
    address private constant BITCOIN = 0xbBbBBBBbbBBBbbbBbbBbbbbBBbBbbbbBbBbbBBbB;
    uint8 private constant PSEUDO_DECIMALS = 18;

    mapping(address base => mapping(address quote => Hop[3])) private _hops;
    mapping(address asset => Asset) private _assets;

    /// @param settings Every error is named in `IOracleRouter`.
    constructor(RouterConfig memory settings) {
        if (settings.routes.length == 0) revert NoRoutes();
        for (uint256 i = 0; i < settings.assets.length; ++i) {
            _configureAsset(settings.assets[i]);
        }
        for (uint256 i = 0; i < settings.routes.length; ++i) {
            _addRoute(settings.routes[i]);
        }
    }

    /// @inheritdoc IOracleRouter
    function getQuote(uint256 inAmount, address base, address quote) external view returns (uint256 outAmount) {
        (outAmount, ) = getQuoteWithTime(inAmount, base, quote);
    }

    /// @inheritdoc IOracleRouter
    function getQuotes(
        uint256 inAmount,
        address base,
        address quote
    ) external view returns (uint256 low, uint256 high) {
        if (base == quote) return (inAmount, inAmount);
        (Ratio memory lower, Ratio memory upper, ) = _ratios(base, quote, true);
        low = _valueAt(lower, inAmount, false, base, quote);
        high = _valueAt(upper, inAmount, true, base, quote);
    }

    /// @inheritdoc IOracleRouter
    function getQuoteWithTime(
        uint256 inAmount,
        address base,
        address quote
    ) public view returns (uint256 outAmount, uint256 updatedAt) {
        if (base == quote) return (inAmount, block.timestamp);
        Ratio memory ratio;
        (ratio, , updatedAt) = _ratios(base, quote, false);
        outAmount = _valueAt(ratio, inAmount, false, base, quote);
    }

    /// @inheritdoc IOracleRouter
    function routeOf(address base, address quote) external view returns (Route memory route) {
        Hop[3] storage hops = _hops[base][quote];
        if (address(hops[0].oracle) == address(0)) revert OracleUnsupportedPair(base, quote);
        uint256 count = 1;
        while (!hops[count - 1].isLast) ++count;
        route.base = base;
        route.quote = quote;
        route.maxLegSkew = hops[0].maxLegSkew;
        route.legs = new Leg[](count);
        for (uint256 i = 0; i < count; ++i) {
            route.legs[i] = Leg(hops[i].oracle, hops[i].inverted);
        }
    }

    /// @inheritdoc IOracleRouter
    function decimalsOf(address asset) external view returns (uint8) {
        Asset memory known = _assets[asset];
        if (!known.isKnown) revert UnknownAsset(asset);
        return known.decimals;
    }

    /// @dev Reads every leg, and refuses what is not served or does not belong together.
    /// @param isTwoSided Whether the two ratios are of the legs' sides; else both are of their prices.
    /// @return lower Smallest value of one unit of the base in units of the quote.
    /// @return upper Largest.
    /// @return updatedAt The oldest leg's, at most now.
    function _ratios(
        address base,
        address quote,
        bool isTwoSided
    ) private view returns (Ratio memory lower, Ratio memory upper, uint256 updatedAt) {
        Hop[3] storage hops = _hops[base][quote];
        Hop memory hop = hops[0];
        if (address(hop.oracle) == address(0)) revert OracleUnsupportedPair(base, quote);
        uint256 limit = hop.maxLegSkew;
        lower = upper = ExactRatio.one(hop.exponent);
        if (isTwoSided) upper = ExactRatio.one(hop.exponent);
        updatedAt = block.timestamp;
        uint256 newest;
        uint256 gasBefore = gasleft();
        // No overflow: a route has three legs at most, and a time has 64 bits.
        unchecked {
            for (uint256 i = 0; ; ++i) {
                try hop.oracle.tryRead() returns (Reading memory reading) {
                    if (!_isServed(reading)) revert OracleUntrustedData(base, quote);
                    (uint256 below, uint256 above) = isTwoSided
                        ? (reading.low, reading.high)
                        : (reading.price, reading.price);
                    // The higher the price of an inverted leg, the lower the value.
                    if (hop.inverted) (lower.denominators[i], upper.denominators[i]) = (above, below);
                    else (lower.numerators[i], upper.numerators[i]) = (below, above);
                    updatedAt = Math.min(updatedAt, reading.updatedAt);
                    newest = Math.max(newest, reading.updatedAt);
                } catch {
                    BoundedCall.passOn(gasBefore);
                }
                if (hop.isLast) break;
                hop = hops[i + 1];
            }
            // A leg that is ahead, within the tolerance, counts as of now, as `updatedAt` does.
            if (newest > block.timestamp + FUTURE_TOLERANCE) revert OracleUntrustedData(base, quote);
            if (Math.min(newest, block.timestamp) - updatedAt > limit) revert OracleUntrustedData(base, quote);
        }
    }

    /// @dev The level says whether a leg is served; the bounds are those that every oracle keeps, and that the
    /// arithmetic needs.
    function _isServed(Reading memory reading) private pure returns (bool) {
        return
            reading.level <= Level.Degraded &&
            reading.low > 0 &&
            reading.low <= reading.price &&
            reading.price <= reading.high &&
            reading.high <= MAX_PRICE;
    }

    function _valueAt(
        Ratio memory ratio,
        uint256 inAmount,
        bool roundsUp,
        address base,
        address quote
    ) private pure returns (uint256 value) {
        bool fits;
        (fits, value) = ExactRatio.applyTo(ratio, inAmount, roundsUp);
        if (!fits) revert QuoteOverflow(inAmount, base, quote);
    }

    function _addRoute(Route memory route) private {
        if (route.base == route.quote) revert SameAsset(route.base);
        if (address(_hops[route.base][route.quote][0].oracle) != address(0)) {
            revert DuplicateRoute(route.base, route.quote);
        }
        uint256 count = route.legs.length;
        if (count < MIN_LEGS || count > MAX_LEGS) {
            revert LegCountOutOfRange(route.base, route.quote, count, MIN_LEGS, MAX_LEGS);
        }
        (uint256 shortest, uint256 longest) = count == 1 ? (uint256(0), uint256(0)) : (MIN_LEG_SKEW, LONGEST_LEG_SKEW);
        if (route.maxLegSkew < shortest || route.maxLegSkew > longest) {
            revert MaxLegSkewOutOfRange(route.base, route.quote, route.maxLegSkew, shortest, longest);
        }
        int256 exponent = int256(_learnDecimals(route.quote)) - int256(_learnDecimals(route.base));
        for (uint256 i = 0; i < count; ++i) {
            Leg memory leg = route.legs[i];
            for (uint256 j = 0; j < i; ++j) {
                if (address(route.legs[j].oracle) == address(leg.oracle)) revert DuplicateLeg(address(leg.oracle));
            }
            int256 legDecimals = int256(_legDecimals(address(leg.oracle)));
            exponent += leg.inverted ? legDecimals : -legDecimals;
        }
        Hop[3] storage forth = _hops[route.base][route.quote];
        Hop[3] storage back = _hops[route.quote][route.base];
        // Safe casts: five terms of at most 36 each.
        for (uint256 i = 0; i < count; ++i) {
            Leg memory leg = route.legs[i];
            forth[i] = Hop(leg.oracle, leg.inverted, i + 1 == count, int16(exponent), route.maxLegSkew);
            uint256 opposite = count - 1 - i;
            back[opposite] = Hop(leg.oracle, !leg.inverted, i == 0, int16(-exponent), route.maxLegSkew);
        }
        emit RouteAdded(route.base, route.quote, route.maxLegSkew, route.legs);
    }

    function _legDecimals(address leg) private view returns (uint256) {
        (bool answered, uint256 legDecimals) = Probe.decimals(leg);
        if (!answered || !Probe.isOracle(leg)) revert LegIsNoOracle(leg);
        if (legDecimals > MAX_DECIMALS) revert LegDecimalsOutOfRange(leg, legDecimals, MAX_DECIMALS);
        return legDecimals;
    }

    /// @dev What a token says cannot be configured otherwise; a pseudo-address is not asked.
    function _configureAsset(AssetDecimals memory settings) private {
        address asset = settings.asset;
        if (_assets[asset].isKnown) revert DuplicateAsset(asset);
        if (settings.decimals > MAX_DECIMALS) {
            revert AssetDecimalsOutOfRange(asset, settings.decimals, MAX_DECIMALS);
        }
        if (!_isPseudo(asset)) {
            (bool answered, uint256 actual) = Probe.decimals(asset);
            if (answered && actual != settings.decimals) {
                revert AssetDecimalsDiffer(asset, settings.decimals, actual);
            }
        }
        _assets[asset] = Asset(true, settings.decimals);
    }

    function _learnDecimals(address asset) private returns (uint256 assetDecimals) {
        Asset memory known = _assets[asset];
        if (known.isKnown) return known.decimals;
        assetDecimals = PSEUDO_DECIMALS;
        if (!_isPseudo(asset)) {
            bool answered;
            (answered, assetDecimals) = Probe.decimals(asset);
            if (!answered) revert AssetDecimalsUnreadable(asset);
            if (assetDecimals > MAX_DECIMALS) revert AssetDecimalsOutOfRange(asset, assetDecimals, MAX_DECIMALS);
        }
        // Safe cast: at most 36.
        _assets[asset] = Asset(true, uint8(assetDecimals));
    }

    function _isPseudo(address asset) private pure returns (bool) {
        if (asset == NATIVE_ASSET || asset == BITCOIN) return true;
        return uint160(asset) <= LAST_CURRENCY && asset != address(0);
    }
}
