// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IUniswapV3Pool} from "../interfaces/providers/IUniswapV3Pool.sol";
import {IUniswapV3PoolState} from "../interfaces/providers/IUniswapV3PoolState.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {TickMath} from "../libraries/uniswap/TickMath.sol";
import {Adapter} from "./Adapter.sol";

/// @title Time-weighted average price of a Uniswap V3 pool, as a feed
/// @notice The geometric mean over the window that ends now. Pools made after Uniswap's serve as well: PancakeSwap V3,
/// Slipstream of Velodrome and Aerodrome. A read asks for `observe` only, whose shape is the same in all of them.
/// @dev The time of the answer is the block's: the pool extends its observations to the current block, so the mean is as
/// fresh as the block, and a pool without trades still states the price at which it would trade. Age is therefore no
/// defence here; the window, the liquidity floor and the deviation to other providers are. The quote token's own price
/// is not looked at: with USDC as the quote this is a price in USDC.
/// A cold read costs at most 110,000 gas: over a pool that keeps 65,535 observations, which is the most, all of them
/// written. It was 104,500 over Uniswap's and PancakeSwap's code; a pool behind a proxy, as Slipstream's are, adds the
/// proxy's hop. It is 20,700 where nothing traded in the window; where something did, the pool searches its observations
/// for the beginning of the window, at 5,300 gas for each time that their number doubles. Anyone may have a pool keep more
/// of them, for good, so give the source's gas limit for the most: whoever reads the pool first makes it warm, and could
/// otherwise choose whether this source answers. The hop over the pool is 6,800, because a tick has to be turned into a
/// price.
/// @custom:provider Uniswap V3
/// @custom:model twap
/// @custom:trust Whoever can move the pool's price for the length of the window; no admin.
/// @custom:decimals The tokens', as a price
/// @custom:time The block's: the pool extends its observations to now.
/// @custom:traps A pool without liquidity quotes a price; one observation is no history; the order of the tokens; a
/// manipulation that lasts; the quote token's own price; a read that anyone can make dearer, by having the pool keep more.
/// @custom:tested Uniswap's V3 factory, pool, position manager and router; PancakeSwap's V3 pool; a fake of Slipstream's.
contract UniswapV3TwapAdapter is Adapter {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param pool The pool that is observed.
    /// @param baseToken Token that is priced.
    /// @param quoteToken Token that it is priced in.
    /// @param window Seconds that are averaged over.
    /// @param minCardinality Observations that the pool must have room for: at least the window over the block time.
    /// @param minLiquidity Lowest harmonic-mean liquidity over the window; at least as many as its seconds.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        IUniswapV3Pool pool;
        IERC20Metadata baseToken;
        IERC20Metadata quoteToken;
        uint32 window;
        uint16 minCardinality;
        uint128 minLiquidity;
        uint8 decimals;
    }

    uint256 private constant MIN_WINDOW = 5 minutes;
    uint256 private constant MAX_WINDOW = 1 days;

    /// @dev With a single observation the first swap ends all history.
    uint256 private constant MIN_CARDINALITY = 2;

    IUniswapV3Pool public immutable POOL;

    /// @notice Seconds that are averaged over.
    uint32 public immutable WINDOW;

    /// @notice Lowest harmonic-mean liquidity over the window.
    uint128 public immutable MIN_LIQUIDITY;
    bool private immutable BASE_IS_TOKEN0;
    uint256 private immutable SCALE;

    /// @notice The two tokens are not the two of the pool.
    error TokensNotInPool(address baseToken, address quoteToken);

    /// @notice The window is too short to resist a block or too long to follow the market.
    error WindowOutOfRange(uint256 window, uint256 minimum, uint256 maximum);

    /// @notice The pool does not keep, or was not asked to keep, enough observations.
    error CardinalityOutOfRange(uint256 cardinality, uint256 minimum);

    /// @notice The pool's observations do not reach back to the beginning of the window.
    error HistoryTooShort(address pool, uint256 window);

    /// @notice The pool had too little liquidity over the window; a pool without any still quotes a price.
    error LiquidityTooLow(uint256 liquidity, uint256 minimum);

    constructor(Config memory config) Adapter(config.description, config.decimals) {
        if (config.window < MIN_WINDOW || config.window > MAX_WINDOW) {
            revert WindowOutOfRange(config.window, MIN_WINDOW, MAX_WINDOW);
        }
        if (config.minCardinality < MIN_CARDINALITY) {
            revert CardinalityOutOfRange(config.minCardinality, MIN_CARDINALITY);
        }
        // A pool counts no liquidity as 1, so that a single empty second brings the mean below the window.
        if (config.minLiquidity < config.window) revert LiquidityTooLow(config.minLiquidity, config.window);
        (address token0, address token1) = (config.pool.token0(), config.pool.token1());
        (address base, address quote) = (address(config.baseToken), address(config.quoteToken));
        if (!(base == token0 && quote == token1) && !(base == token1 && quote == token0)) {
            revert TokensNotInPool(base, quote);
        }
        uint256 baseDecimals = config.baseToken.decimals();
        uint256 quoteDecimals = config.quoteToken.decimals();
        uint256 minDecimals = quoteDecimals > baseDecimals ? quoteDecimals - baseDecimals : 0;
        if (config.decimals < minDecimals) {
            revert DecimalsOutOfRange(config.decimals, minDecimals, MAX_DECIMALS);
        }
        (, , , , uint16 cardinality) = IUniswapV3PoolState(address(config.pool)).slot0();
        if (cardinality < config.minCardinality) revert CardinalityOutOfRange(cardinality, config.minCardinality);

        POOL = config.pool;
        WINDOW = config.window;
        MIN_LIQUIDITY = config.minLiquidity;
        BASE_IS_TOKEN0 = base == token0;
        SCALE = 10 ** (baseDecimals + config.decimals - quoteDecimals);

        try config.pool.observe(_secondsAgos(config.window)) {} catch {
            revert HistoryTooShort(address(config.pool), config.window);
        }
    }

    /// @inheritdoc Adapter
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        (int24 tick, uint256 liquidity) = _consult();
        if (liquidity < MIN_LIQUIDITY) revert LiquidityTooLow(liquidity, MIN_LIQUIDITY);
        // No overflow: a window is a day at most.
        unchecked {
            startedAt = block.timestamp - WINDOW;
        }
        return (SafeCast.toInt256(_priceFor(tick)), startedAt, block.timestamp);
    }

    /// @dev The mean tick is rounded towards negative infinity; the cumulative values wrap on purpose. The harmonic
    /// mean of the liquidity is the window over the seconds per liquidity (Uniswap V3 whitepaper, 5.3 and 6.3).
    function _consult() private view returns (int24 tick, uint256 liquidity) {
        uint32[] memory secondsAgos = _secondsAgos(WINDOW);
        uint256 gasBefore = gasleft();
        try POOL.observe(secondsAgos) returns (int56[] memory ticks, uint160[] memory secondsPerLiquidityX128) {
            unchecked {
                int56 window = int56(uint56(WINDOW));
                int56 travelled = ticks[1] - ticks[0];
                int56 mean = travelled / window;
                if (travelled < 0 && travelled % window != 0) --mean;
                // Safe cast: a mean of ticks is a tick.
                tick = int24(mean);
                // Never 0: at most 2^128 - 1 of liquidity adds at least 1 a second.
                uint256 passed = uint160(secondsPerLiquidityX128[1] - secondsPerLiquidityX128[0]);
                liquidity = (uint256(WINDOW) << 128) / passed;
            }
        } catch {
            BoundedCall.passOn(gasBefore);
        }
    }

    /// @dev One unit of the base token in quote units, times the scale. The square of the price has up to 320 bits:
    /// above 2^128 it is taken with 64 bits fewer. Reverts on overflow.
    function _priceFor(int24 tick) private view returns (uint256) {
        uint256 sqrtPriceX96 = TickMath.getSqrtPriceAtTick(tick);
        (uint256 ratio, uint256 one) = sqrtPriceX96 <= type(uint128).max
            ? (sqrtPriceX96 * sqrtPriceX96, 1 << 192)
            : (Math.mulDiv(sqrtPriceX96, sqrtPriceX96, 1 << 64), 1 << 128);
        return BASE_IS_TOKEN0 ? Math.mulDiv(ratio, SCALE, one) : Math.mulDiv(one, SCALE, ratio);
    }

    function _secondsAgos(uint32 window) private pure returns (uint32[] memory secondsAgos) {
        secondsAgos = new uint32[](2);
        secondsAgos[0] = window;
    }
}
