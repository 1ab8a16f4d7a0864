// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {CurveEmaAdapter} from "../../contracts/adapters/CurveEmaAdapter.sol";
import {ICurvePool} from "../../contracts/interfaces/providers/ICurvePool.sol";
import {
    Fault,
    IRedundantOracle,
    Level,
    Mode,
    Reading,
    SourceReport
} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {FakeCurvePool, FakeIndexedPool, FakePlainPool} from "../support/FakeCurvePool.sol";
import {MintableToken} from "../support/MintableToken.sol";

contract CurveEmaAdapterTest is AdapterConformance {
    uint256 private constant MIN_SUPPLY = 1_000e18;

    FakeIndexedPool private pool;
    MintableToken private shares;

    function deployProvider() internal override {
        pool = new FakeIndexedPool();
        shares = new MintableToken("LP", 18);
        shares.mint(address(this), MIN_SUPPLY);
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        config.decimals = decimals;
        return deployWith(config);
    }

    function provider() internal view override returns (address) {
        return address(pool);
    }

    function publish(int256 value, uint256) internal override {
        pool.settle(1, uint256(value));
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 18;
    }

    function largestValue() internal pure override returns (int256) {
        return type(int256).max;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 20_300;
    }

    function isTimed() internal pure override returns (bool) {
        return false;
    }

    function isSigned() internal pure override returns (bool) {
        return false;
    }

    function faultOfAllOnes() internal pure override returns (Fault) {
        return Fault.TooLarge;
    }

    function coolDown() internal override {
        super.coolDown();
        vm.cool(address(shares));
    }

    function test_latestRoundData_GivesCoin1InCoin0_WhenPoolTakesNoIndex() public {
        FakePlainPool plain = new FakePlainPool();
        plain.settle(0, 1.5e18);
        checkAnswer(deployOverPlain(plain), 1.5e8);
    }

    function test_latestRoundData_KeepsAverage_WhenUnlockedPoolMisstatesVirtualPrice() public {
        FakePlainPool plain = new FakePlainPool();
        plain.settle(0, 1.5e18);
        adapter = deployOverPlain(plain);
        plain.setEntered(true);
        vm.assertEq(plain.get_virtual_price(), 5e18, "misstated");
        checkAnswer(adapter, 1.5e8);
    }

    function test_latestRoundData_GivesCoinOfIndex_WhenPoolHasMore() public {
        pool.settle(0, 1.5e18);
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        checkAnswer(deployWith(config), int256(PRICE));
        config.baseToken = coinAt(1);
        checkAnswer(deployWith(config), 1.5e8);
    }

    function test_latestRoundData_GivesCoin0InOther_WhenInverse() public {
        checkInverse(2_000e18, 0.0005e8);
        checkInverse(0.8e18, 1.25e8);
    }

    function test_latestRoundData_RoundsDown_WhenInverse() public {
        checkInverse(3e18, 33_333_333);
    }

    function test_latestRoundData_GivesZero_WhenAverageIsZeroAndInverse() public {
        checkInverse(0, 0);
    }

    function test_latestRoundData_GivesAllDigits_WhenAverageIsOneUnitAndInverse() public {
        checkInverse(1, 1e26);
    }

    function test_latestRoundData_GivesZero_WhenAverageIsLargestAndInverse() public {
        checkInverse(type(uint256).max, 0);
    }

    function testFuzz_latestRoundData_HoldsSupplyToTheFloor(uint256 minSupply) public {
        minSupply =
            minSupply % 2 == 0 ? MIN_SUPPLY + ((minSupply >> 1) % 2) : ExactMath.bound(minSupply, 1, 2 * MIN_SUPPLY);
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        config.minSupply = minSupply;
        if (minSupply > MIN_SUPPLY) {
            vm.expectRevert(abi.encodeWithSelector(CurveEmaAdapter.SupplyTooLow.selector, MIN_SUPPLY, minSupply));
            deployWith(config);
        } else {
            checkAnswer(deployWith(config), int256(PRICE));
        }
    }

    function test_latestRoundData_MovesWithTime_WhenNobodyTrades() public {
        pool.trade(1, 3_000e18);
        checkAnswer(adapter, int256(PRICE));
        vm.warp(START + 10 minutes);
        checkAnswer(adapter, 2_500e8);
    }

    function test_latestRoundData_IsDatedNow_WhenLastTradeIsOld() public {
        vm.warp(START + 30 days);
        (, , uint256 startedAt, uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(startedAt, START + 30 days, "startedAt");
        vm.assertEq(updatedAt, START + 30 days, "updatedAt");
    }

    function test_inspect_KeepsSelector_WhenPoolIsEntered() public {
        pool.setEntered(true);
        SourceReport memory report = deployOver(Mode.Median).inspect()[0];
        vm.assertEq(bytes32(report.errorSelector), bytes32(FakeCurvePool.Entered.selector), "selector");
    }

    /// @dev Whoever reads from within the payout chooses that this source is down; outside it is used.
    function test_tryRead_B25_AnswersWithoutPool_WhileItsAverageIsLocked() public {
        pool.settle(1, PRICE * 1e10 + 1e18);
        IRedundantOracle oracle = deployOver(Mode.Ordered);
        vm.assertEq(oracle.tryRead().price, PRICE + 1e8, "outside");
        pool.setEntered(true);
        Reading memory inside = oracle.tryRead();
        vm.assertEq(inside.price, PRICE, "inside");
        assertLevel(inside.level, Level.Degraded, "inside");
        assertFault(faultOf(oracle, 0), Fault.Reverted, "inside");
    }

    function test_latestRoundData_Answers_WhenSupplyIsAtFloor() public view {
        vm.assertEq(shares.totalSupply(), MIN_SUPPLY, "supply");
        checkAnswer(adapter, int256(PRICE));
    }

    function test_latestRoundData_Refuses_WhenSupplyIsBelowFloor() public {
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        shares.mint(address(this), 1);
        config.minSupply = MIN_SUPPLY + 1;
        adapter = deployWith(config);
        vm.store(address(shares), bytes32(uint256(2)), bytes32(MIN_SUPPLY));
        vm.expectRevert(abi.encodeWithSelector(CurveEmaAdapter.SupplyTooLow.selector, MIN_SUPPLY, MIN_SUPPLY + 1));
        adapter.latestRoundData();
    }

    function test_inspect_Reverted_WhenSupplyCannotBeAsked() public {
        // A token that reverts without data.
        vm.etch(address(shares), hex"5f5ffd");
        checkFault(Fault.Reverted, "no supply");
    }

    function test_constructor_Refuses_WhenSupplyIsBelowFloor() public {
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        config.minSupply = MIN_SUPPLY + 1;
        vm.expectRevert(abi.encodeWithSelector(CurveEmaAdapter.SupplyTooLow.selector, MIN_SUPPLY, MIN_SUPPLY + 1));
        deployWith(config);
    }

    function test_latestRoundData_Answers_WhenThereIsNoFloor() public {
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        (config.liquidityToken, config.minSupply) = (IERC20(address(0)), 0);
        checkAnswer(deployWith(config), int256(PRICE));
    }

    function test_constructor_Refuses_WhenFloorHasNoToken() public {
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        config.liquidityToken = IERC20(address(0));
        vm.expectRevert(abi.encodeWithSelector(CurveEmaAdapter.FloorIncomplete.selector, address(0), MIN_SUPPLY));
        deployWith(config);
    }

    function test_constructor_Refuses_WhenFloorHasNoSupply() public {
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        config.minSupply = 0;
        vm.expectRevert(abi.encodeWithSelector(CurveEmaAdapter.FloorIncomplete.selector, address(shares), 0));
        deployWith(config);
    }

    function test_constructor_Refuses_WhenPoolTakesIndexButIsReadWithout() public {
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        (config.isIndexed, config.baseToken) = (false, coinAt(1));
        vm.expectRevert("");
        deployWith(config);
    }

    function test_constructor_Refuses_WhenPoolAnswersNothingToIndex() public {
        CurveEmaAdapter.Config memory config = configFor(address(new FakePlainPool()));
        config.baseToken = coinAt(1);
        vm.expectRevert("");
        deployWith(config);
    }

    function deployOverPlain(FakePlainPool plain) private returns (Adapter) {
        CurveEmaAdapter.Config memory config = configFor(address(plain));
        (config.isIndexed, config.baseToken) = (false, coinAt(1));
        return deployWith(config);
    }

    function coinAt(uint256 index) private pure returns (address) {
        return address(uint160(0xc0 + index));
    }

    function checkInverse(uint256 average, int256 expected) private {
        pool.settle(1, average);
        CurveEmaAdapter.Config memory config = configFor(address(pool));
        (config.baseToken, config.quoteToken) = (coinAt(0), coinAt(2));
        checkAnswer(deployWith(config), expected);
    }

    function checkAnswer(Adapter over, int256 expected) private view {
        (, int256 answer, , , ) = over.latestRoundData();
        vm.assertEq(answer, expected, "answer");
    }

    function configFor(address over) private view returns (CurveEmaAdapter.Config memory) {
        return
            CurveEmaAdapter.Config({
                description: "ETH / USD by Curve",
                pool: ICurvePool(over),
                baseToken: coinAt(2),
                quoteToken: coinAt(0),
                isIndexed: true,
                liquidityToken: shares,
                minSupply: MIN_SUPPLY,
                decimals: DECIMALS
            });
    }

    function deployWith(CurveEmaAdapter.Config memory config) private returns (Adapter) {
        return Adapter(deployArtifact("CurveEmaAdapter", abi.encode(config)));
    }
}
