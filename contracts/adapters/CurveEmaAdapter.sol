// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ICurvePool} from "../interfaces/providers/ICurvePool.sol";
import {BoundedCall} from "../libraries/BoundedCall.sol";
import {Scaling} from "../libraries/Scaling.sol";
import {Adapter} from "./Adapter.sol";

/// @title Moving average of a Curve pool's price, as a feed
/// @notice The price of one coin in the pool's first, or the other way round, averaged exponentially over time. Which coin
/// of the pool it is follows from the two tokens that are named, so that no index can be mistaken.
/// @dev The time of the answer is the block's: the pool moves its average up to the current block, towards the last
/// price, and a pool without trades still states a price. Staleness cannot be seen; the pool's averaging time, the floor
/// of the supply and the deviation to other providers are the defence. Only `price_oracle` is read, never
/// `get_virtual_price`, which a pool can be made to misstate while it pays out (read-only re-entrancy). Pools that lock
/// `price_oracle` as well revert during a payout: whoever reads from within one chooses that this source is down for that
/// call, and an oracle then answers without it.
/// Warning: stableswap-ng pools deployed before 12 December 2023, 09:39:35 UTC, with a coin of other than 18 decimals or
/// with a rate, have an average that one unbalanced withdrawal can throw off: do not use them. A coin with a rate (such
/// as wstETH) is priced without it, in what one unit of it stands for: multiply by the rate where the coin is meant. Some
/// stable pools cap the price at 2 before they average it.
/// A cold read costs at most 20,300 gas, of which the pool of the test takes 10,400 and the token 5,400. The hop is 4,000
/// of it, because two contracts are called.
/// @custom:provider Curve
/// @custom:model twap
/// @custom:trust Whoever can move the pool's price for as long as it averages; Curve's DAO, which sets the averaging time
/// and the pool's curve.
/// @custom:decimals 18
/// @custom:time The block's: the pool extends its average to now.
/// @custom:traps Staleness cannot be seen; pools of before 12 December 2023 with rates or other decimals have a wrong
/// average; some cap the price at 2; a coin mistaken for another; a read from within the pool's payout, where a pool that
/// locks its average is down for that call, by the caller's choice.
/// @custom:tested A fake pool, after Curve's documentation: Curve's own is in no npm package.
contract CurveEmaAdapter is Adapter {
    /// @notice What the adapter is made of.
    /// @param description Pair and provider for people.
    /// @param pool The pool whose average is read.
    /// @param baseToken Coin that is priced. One of the two is the pool's coin 0, in which it prices all others.
    /// @param quoteToken Coin that it is priced in.
    /// @param isIndexed Whether the pool's `price_oracle` takes an index.
    /// @param liquidityToken The pool's share token, often the pool itself; the zero address for no floor.
    /// @param minSupply Lowest supply of the share token, in its smallest units; 0 for no floor.
    /// @param decimals Decimals of the answer, at most 18.
    struct Config {
        string description;
        ICurvePool pool;
        address baseToken;
        address quoteToken;
        bool isIndexed;
        IERC20 liquidityToken;
        uint256 minSupply;
        uint8 decimals;
    }

    uint256 private constant POOL_DECIMALS = 18;

    uint256 private constant MAX_COINS = 8;

    ICurvePool public immutable POOL;

    /// @notice Whether the pool's `price_oracle` takes an index.
    bool public immutable IS_INDEXED;

    /// @notice Priced is coin `INDEX` + 1.
    uint256 public immutable INDEX;

    /// @notice Whether coin 0 is priced instead.
    bool public immutable IS_INVERSE;

    /// @notice The pool's share token; the zero address for no floor.
    IERC20 public immutable LIQUIDITY_TOKEN;

    /// @notice Lowest supply of the share token.
    uint256 public immutable MIN_SUPPLY;

    /// @dev One, in the decimals of the pool and the answer together.
    uint256 private immutable ONE;
    int256 private immutable EXPONENT;

    /// @notice The two tokens are not coin 0 and another coin of the pool, which prices no other pairs.
    error TokensNotInPool(address baseToken, address quoteToken);

    /// @notice A pool that takes no index prices its coin 1 only.
    error IndexOutOfRange(uint256 index, uint256 maximum);

    /// @notice A floor needs both a token and a supply above 0.
    error FloorIncomplete(address liquidityToken, uint256 minSupply);

    /// @notice The pool has too few shares; it quotes a price with hardly any liquidity too.
    error SupplyTooLow(uint256 supply, uint256 minimum);

    /// @dev Reads once, so that the other generation's `price_oracle` is found out here.
    constructor(Config memory config) Adapter(config.description, config.decimals) {
        (uint256 index, bool isInverse) = _find(config.pool, config.baseToken, config.quoteToken);
        if (!config.isIndexed && index != 0) revert IndexOutOfRange(index, 0);
        if ((address(config.liquidityToken) == address(0)) != (config.minSupply == 0)) {
            revert FloorIncomplete(address(config.liquidityToken), config.minSupply);
        }
        POOL = config.pool;
        (IS_INDEXED, INDEX, IS_INVERSE) = (config.isIndexed, index, isInverse);
        (LIQUIDITY_TOKEN, MIN_SUPPLY) = (config.liquidityToken, config.minSupply);
        ONE = 10 ** (POOL_DECIMALS + config.decimals);
        EXPONENT = int256(uint256(config.decimals)) - int256(POOL_DECIMALS);
        _latest();
    }

    /// @inheritdoc Adapter
    /// @dev An average of 0 is passed on as 0, inverted too.
    function _latest() internal view override returns (int256 answer, uint256 startedAt, uint256 updatedAt) {
        if (MIN_SUPPLY != 0) {
            uint256 gasBefore = gasleft();
            try LIQUIDITY_TOKEN.totalSupply() returns (uint256 supply) {
                if (supply < MIN_SUPPLY) revert SupplyTooLow(supply, MIN_SUPPLY);
            } catch {
                BoundedCall.passOn(gasBefore);
            }
        }
        uint256 price = _price();
        if (!IS_INVERSE)
            answer = Scaling.scaled(Scaling.toSigned(price), EXPONENT);
            // Safe cast: at most 10^36.
        else if (price != 0) answer = int256(ONE / price);
        return (answer, block.timestamp, block.timestamp);
    }

    function _price() private view returns (uint256) {
        uint256 gasBefore = gasleft();
        if (IS_INDEXED) {
            try POOL.price_oracle(INDEX) returns (uint256 price) {
                return price;
            } catch {
                BoundedCall.passOn(gasBefore);
            }
        } else {
            try POOL.price_oracle() returns (uint256 price) {
                return price;
            } catch {
                BoundedCall.passOn(gasBefore);
            }
        }
    }

    /// @return index Of the price: that of the coin that is not coin 0, less one.
    /// @return isInverse Whether it is coin 0 that is priced.
    function _find(
        ICurvePool pool,
        address baseToken,
        address quoteToken
    ) private view returns (uint256 index, bool isInverse) {
        isInverse = pool.coins(0) == baseToken;
        if (!isInverse && pool.coins(0) != quoteToken) revert TokensNotInPool(baseToken, quoteToken);
        address wanted = isInverse ? quoteToken : baseToken;
        for (; index + 1 < MAX_COINS; ++index) {
            // A pool reverts where it has no such coin.
            try pool.coins(index + 1) returns (address coin) {
                if (coin == wanted) return (index, isInverse);
            } catch {
                break;
            }
        }
        revert TokensNotInPool(baseToken, quoteToken);
    }
}
