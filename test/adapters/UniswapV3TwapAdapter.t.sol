// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {UniswapV3TwapAdapter} from "../../contracts/adapters/UniswapV3TwapAdapter.sol";
import {Mode} from "../../contracts/interfaces/IRedundantOracle.sol";
import {IUniswapV3Pool} from "../../contracts/interfaces/providers/IUniswapV3Pool.sol";
import {TickMath} from "../../contracts/libraries/uniswap/TickMath.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {MintableToken} from "../support/MintableToken.sol";

/// @notice Stands for a pool whose price and liquidity have stood since its one observation: `observe` extends that to
/// the moment asked for, counts no liquidity as 1, and refuses what is older, as the Uniswap V3 whitepaper says (5.2,
/// 5.3 and 6.3). The real pool is in the TypeScript tests of this adapter.
contract FakeUniswapV3Pool is IUniswapV3Pool {
    // One word, so that `observe` costs about what a real pool's does.
    int24 private _tick;
    uint16 private _cardinality = 2;
    uint128 private _liquidity;
    uint32 private _observedAt;

    address public token0;
    address public token1;

    constructor(address token0_, address token1_) {
        (token0, token1) = (token0_, token1_);
    }

    function stand(int24 tick, uint128 liquidity, uint32 since) external {
        (_tick, _liquidity, _observedAt) = (tick, liquidity, since);
    }

    function slot0() external view returns (uint160, int24, uint16, uint16, uint16, uint8, bool) {
        return (TickMath.getSqrtPriceAtTick(_tick), _tick, 0, _cardinality, _cardinality, 0, true);
    }

    function observe(
        uint32[] calldata secondsAgos
    ) external view returns (int56[] memory tickCumulatives, uint160[] memory secondsPerLiquidityCumulativeX128s) {
        tickCumulatives = new int56[](secondsAgos.length);
        secondsPerLiquidityCumulativeX128s = new uint160[](secondsAgos.length);
        for (uint256 i = 0; i < secondsAgos.length; ++i) {
            uint256 moment = block.timestamp - secondsAgos[i];
            // solhint-disable-next-line gas-custom-errors
            if (moment < _observedAt) revert("OLD");
            uint256 passed = moment - _observedAt;
            tickCumulatives[i] = _tick * int56(uint56(passed));
            secondsPerLiquidityCumulativeX128s[i] = uint160((passed << 128) / (_liquidity > 0 ? _liquidity : 1));
        }
    }
}

contract UniswapV3TwapAdapterTest is AdapterConformance {
    uint32 private constant WINDOW = 5 minutes;
    uint128 private constant LIQUIDITY = 1e17;
    uint8 private constant BASE_DECIMALS = 18;

    FakeUniswapV3Pool private pool;
    MintableToken private base;
    MintableToken private quote;

    function deployProvider() internal override {
        base = new MintableToken("WETH", BASE_DECIMALS);
        quote = new MintableToken("USDC", providerDecimals());
        pool = new FakeUniswapV3Pool(address(base), address(quote));
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        UniswapV3TwapAdapter.Config memory config = UniswapV3TwapAdapter.Config({
            description: "ETH / USDC by Uniswap V3",
            pool: pool,
            baseToken: IERC20Metadata(address(base)),
            quoteToken: IERC20Metadata(address(quote)),
            window: WINDOW,
            minCardinality: 2,
            minLiquidity: LIQUIDITY,
            decimals: decimals
        });
        return Adapter(deployArtifact("UniswapV3TwapAdapter", abi.encode(config)));
    }

    function provider() internal view override returns (address) {
        return address(pool);
    }

    /// @dev Zero and the largest value become the lowest and the highest tick. A pool says no time of its own.
    function publish(int256 value, uint256) internal override {
        pool.stand(nearestTick(value), LIQUIDITY, uint32(block.timestamp - WINDOW));
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 6;
    }

    /// @dev Just above the price at the highest tick.
    function largestValue() internal pure override returns (int256) {
        return int256((10 ** BASE_DECIMALS) << 128) - 1;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 110_000;
    }

    /// @dev The dearest state is in UniswapV3TwapAdapterGas.test.ts, on the real contract.
    function minColdGas() internal pure override returns (uint256) {
        return 18_000;
    }

    function isTimed() internal pure override returns (bool) {
        return false;
    }

    function isSigned() internal pure override returns (bool) {
        return false;
    }

    /// @dev The nearest tick's price is at most half a basis point off.
    function toleranceBps() internal pure override returns (uint256) {
        return 1;
    }

    function test_inspect_KeepsSelector_WhenLiquidityIsTooLow() public {
        pool.stand(nearestTick(value()), LIQUIDITY - 1, uint32(block.timestamp - WINDOW));
        checkSelector(UniswapV3TwapAdapter.LiquidityTooLow.selector);
    }

    function test_inspect_KeepsSelector_WhenHistoryIsOneSecondShort() public {
        pool.stand(nearestTick(value()), LIQUIDITY, uint32(block.timestamp - WINDOW + 1));
        checkSelector(bytes4(keccak256("Error(string)")));
    }

    function testFuzz_latestRoundData_HoldsLiquidityToTheFloor(uint256 word) public {
        uint256 liquidity =
            word % 2 == 0 ? LIQUIDITY - ((word >> 1) % 2) : ExactMath.bound(word, 1, 2 * uint256(LIQUIDITY));
        pool.stand(nearestTick(value()), uint128(liquidity), uint32(block.timestamp - WINDOW));
        if (liquidity < LIQUIDITY) return checkSelector(UniswapV3TwapAdapter.LiquidityTooLow.selector);
        (, int256 answer, , , ) = adapter.latestRoundData();
        vm.assertTrue(isWithin(uint256(answer), PRICE, 1), "the tick's price");
    }

    function checkSelector(bytes4 expected) private {
        bytes4 selector = deployOver(Mode.Median).inspect()[0].errorSelector;
        vm.assertEq(bytes32(selector), bytes32(expected), "selector");
    }

    function nearestTick(int256 value) private pure returns (int24) {
        uint256 ratioX128 = Math.mulDiv(uint256(value), 1 << 128, 10 ** BASE_DECIMALS);
        uint256 rootX96 = Math.sqrt(ratioX128) << 32;
        // Half a tick up, because the tick of a price is rounded down: 1.000025 is the fourth root of 1.0001.
        rootX96 += rootX96 / 40_000;
        if (rootX96 < TickMath.MIN_SQRT_PRICE) return TickMath.MIN_TICK;
        if (rootX96 >= TickMath.MAX_SQRT_PRICE) return TickMath.MAX_TICK;
        return TickMath.getTickAtSqrtPrice(uint160(rootX96));
    }
}
