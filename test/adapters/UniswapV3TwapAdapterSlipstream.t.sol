// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IERC20Metadata} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Metadata.sol";
import {UniswapV3TwapAdapter} from "../../contracts/adapters/UniswapV3TwapAdapter.sol";
import {IUniswapV3Pool} from "../../contracts/interfaces/providers/IUniswapV3Pool.sol";
import {FakeSlipstreamPool} from "../support/FakeSlipstreamPool.sol";
import {MintableToken} from "../support/MintableToken.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice Over a pool whose `slot0` has no word for a fee.
contract UniswapV3TwapAdapterSlipstreamTest is OracleTest {
    uint32 private constant WINDOW = 5 minutes;
    uint128 private constant LIQUIDITY = 1e17;

    MintableToken private base;
    MintableToken private quote;

    function setUp() public override {
        super.setUp();
        (base, quote) = (new MintableToken("WETH", 18), new MintableToken("USDC", 18));
    }

    function test_latestRoundData_GivesPriceOfTick_WhenSlot0HasSixWords() public {
        (, int256 answer, uint256 startedAt, uint256 updatedAt, ) = deployOver(0, START - WINDOW).latestRoundData();
        vm.assertEq(answer, 1e8, "1.0001 to the power of 0");
        vm.assertEq(startedAt, START - WINDOW, "startedAt");
        vm.assertEq(updatedAt, START, "updatedAt");
    }

    function test_latestRoundData_RoundsDown_WhenTickIsNegative() public {
        (, int256 answer, , , ) = deployOver(-1, START - WINDOW).latestRoundData();
        vm.assertEq(answer, 99_990_000, "1 / 1.0001");
    }

    function test_constructor_Refuses_WhenHistoryIsOneSecondShort() public {
        UniswapV3TwapAdapter.Config memory config = configFor(0, START - WINDOW + 1);
        bytes4 selector = UniswapV3TwapAdapter.HistoryTooShort.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, address(config.pool), WINDOW));
        deployArtifact("UniswapV3TwapAdapter", abi.encode(config));
    }

    function test_constructor_Refuses_WhenPoolKeepsTooFewObservations() public {
        UniswapV3TwapAdapter.Config memory config = configFor(0, START - WINDOW);
        config.minCardinality = 3;
        vm.expectRevert(abi.encodeWithSelector(UniswapV3TwapAdapter.CardinalityOutOfRange.selector, 2, 3));
        deployArtifact("UniswapV3TwapAdapter", abi.encode(config));
    }

    function deployOver(int24 tick, uint256 observedAt) private returns (UniswapV3TwapAdapter) {
        return UniswapV3TwapAdapter(deployArtifact("UniswapV3TwapAdapter", abi.encode(configFor(tick, observedAt))));
    }

    function configFor(int24 tick, uint256 observedAt) private returns (UniswapV3TwapAdapter.Config memory) {
        FakeSlipstreamPool pool = new FakeSlipstreamPool(address(base), address(quote), tick, LIQUIDITY, observedAt);
        return
            UniswapV3TwapAdapter.Config({
                description: "ETH / USDC by Slipstream",
                pool: IUniswapV3Pool(address(pool)),
                baseToken: IERC20Metadata(address(base)),
                quoteToken: IERC20Metadata(address(quote)),
                window: WINDOW,
                minCardinality: 2,
                minLiquidity: LIQUIDITY,
                decimals: DECIMALS
            });
    }
}
