// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {ChronicleAdapter} from "../../contracts/adapters/ChronicleAdapter.sol";
import {IChronicle} from "../../contracts/interfaces/providers/IChronicle.sol";
import {Fault, IRedundantOracle, Mode, SourceReport} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {FakeScribe, FakeScribeOptimistic, FakeScribeRouter, FakeToll} from "../support/FakeChronicle.sol";

contract ChronicleAdapterTest is AdapterConformance {
    FakeScribeOptimistic private scribe;

    function deployProvider() internal override {
        scribe = new FakeScribeOptimistic();
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter deployed) {
        deployed = deployOn(scribe, decimals);
        scribe.kiss(address(deployed));
    }

    function provider() internal view override returns (address) {
        return address(scribe);
    }

    /// @dev In a block of that time; the tests go on in the present one.
    function publish(int256 value, uint256 time) internal override {
        uint256 present = block.timestamp;
        vm.warp(time);
        scribe.poke(uint128(uint256(value)), uint32(time));
        vm.warp(present);
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 18;
    }

    function largestValue() internal pure override returns (int256) {
        return int256(uint256(type(uint128).max));
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 17_500;
    }

    function isSigned() internal pure override returns (bool) {
        return false;
    }

    /// @dev Chronicle itself refuses to say it.
    function faultOfZero() internal pure override returns (Fault) {
        return Fault.Reverted;
    }

    function faultOfAllOnes() internal pure override returns (Fault) {
        return Fault.TooLarge;
    }

    /// @dev In 8 decimals it is no larger than a price may be.
    function faultOfLargest() internal pure override returns (Fault) {
        return Fault.Outlier;
    }

    function testFuzz_latestRoundData_GivesAnyValue_RoundedDown(uint128 word) public {
        word = uint128(ExactMath.bound(word, 1, type(uint128).max));
        publish(int256(uint256(word)), START + 1);
        vm.warp(START + 1);
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(answer, int256(uint256(word) / 10 ** 10), "answer");
        vm.assertEq(updatedAt, START + 1, "updatedAt");
    }

    function testFuzz_latestRoundData_Refuses_WhoeverElseIsTolled(address reader) public {
        vm.assume(reader != address(adapter));
        scribe.diss(address(adapter));
        scribe.kiss(reader);
        vm.expectRevert(abi.encodeWithSelector(FakeToll.NotTolled.selector, address(adapter)));
        adapter.latestRoundData();
    }

    function test_inspect_TooLarge_WhenValueIsLargestOf128BitsIn18Decimals() public {
        publish(largestValue(), START);
        adapter = deployAdapter(18);
        checkFault(Fault.TooLarge, "2^128 - 1");
    }

    function test_latestRoundData_NotTolled_WhenAdapterIsNotTolled() public {
        adapter = deployOn(scribe, DECIMALS);
        vm.expectRevert(abi.encodeWithSelector(FakeToll.NotTolled.selector, address(adapter)));
        adapter.latestRoundData();
    }

    function test_inspect_Reverted_WhenAdapterIsNotTolled() public {
        adapter = deployOn(scribe, DECIMALS);
        checkFault(Fault.Reverted, "not tolled");
    }

    /// @dev The caller that Chronicle sees is the adapter.
    function test_inspect_Reverted_WhenOracleIsTolledInsteadOfAdapter() public {
        adapter = deployOn(scribe, DECIMALS);
        IRedundantOracle oracle = deployOver(Mode.Median);
        scribe.kiss(address(oracle));
        assertFault(faultOf(oracle, 0), Fault.Reverted, "oracle tolled");
    }

    function test_inspect_None_WhenOnlyAdapterIsTolled() public {
        IRedundantOracle oracle = deployOver(Mode.Median);
        vm.assertFalse(scribe.tolled(address(oracle)), "oracle is tolled");
        assertFault(faultOf(oracle, 0), Fault.None, "adapter tolled");
    }

    function test_inspect_Reverted_WhenTollIsRevoked() public {
        scribe.diss(address(adapter));
        checkFault(Fault.Reverted, "toll revoked");
    }

    function test_inspect_ShowsSelectorOfNotTolled_WhenTollIsRevoked() public {
        scribe.diss(address(adapter));
        SourceReport memory report = deployOver(Mode.Median).inspect()[0];
        vm.assertEq(bytes32(report.errorSelector), bytes32(bytes4(0xd957b595)), "selector");
    }

    function test_latestRoundData_RevertsWithoutData_WhenNeverPoked() public {
        scribe = new FakeScribeOptimistic();
        adapter = deployAdapter(DECIMALS);
        vm.expectRevert("");
        adapter.latestRoundData();
    }

    function test_inspect_Reverted_WhenNeverPoked() public {
        scribe = new FakeScribeOptimistic();
        adapter = deployAdapter(DECIMALS);
        checkFault(Fault.Reverted, "never poked");
    }

    function test_latestRoundData_GivesTimeOfPoke_WhenSignedTimeIsOlder() public {
        vm.warp(START + 1_001);
        scribe.poke(uint128(uint256(value())), uint32(START + 1));
        (, , , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(updatedAt, START + 1_001, "updatedAt");
    }

    function test_inspect_Stale_WhenValueIsThreeDaysOld() public {
        vm.warp(START + 3 days);
        refreshOthers();
        checkFault(Fault.Stale, "three days");
    }

    /// @dev Nothing that the adapter can read tells that the value is three days old.
    function test_inspect_None_WhenOwnerActionRenewsAgeOfOldValue() public {
        vm.warp(START + 3 days);
        scribe.setBar(3);
        refreshOthers();
        checkFault(Fault.None, "age renewed");
    }

    function test_inspect_AgeIsZero_WhenOwnerActionRenewsAgeOfOldValue() public {
        vm.warp(START + 3 days);
        scribe.setOpChallengePeriod(20 minutes);
        refreshOthers();
        SourceReport memory report = deployOver(Mode.Median).inspect()[0];
        vm.assertEq(uint256(report.age), 0, "age");
    }

    function test_inspect_Outlier_WhenOwnerActionRenewsAgeOfOldValueAndOthersMoved() public {
        vm.warp(START + 3 days);
        scribe.setBar(3);
        moveOthersBeyondDeviation();
        IRedundantOracle oracle = deployOver(Mode.Median);
        assertFault(faultOf(oracle, 0), Fault.Outlier, "caught by deviation");
    }

    function test_inspect_Outlier_WhenChallengeRenewsAgeOfOldValueAndOthersMoved() public {
        vm.warp(START + 3 days);
        scribe.opPoke(1, uint32(block.timestamp));
        scribe.challenge();
        moveOthersBeyondDeviation();
        IRedundantOracle oracle = deployOver(Mode.Median);
        assertFault(faultOf(oracle, 0), Fault.Outlier, "caught by deviation");
    }

    function test_latestRoundData_KeepsAge_WhenOwnerActsOnPlainScribe() public {
        FakeScribe plain = new FakeScribe();
        plain.poke(uint128(uint256(value())), uint32(START));
        adapter = deployOn(plain, DECIMALS);
        plain.kiss(address(adapter));
        vm.warp(START + 3 days);
        plain.setBar(3);
        checkAnswer(int256(PRICE), START);
    }

    function test_inspect_Stale_WhenOwnerFreezesPokes() public {
        scribe.setBar(255);
        vm.warp(START + MAX_AGE + 1);
        vm.expectRevert(abi.encodeWithSelector(FakeScribe.BarNotReached.selector, 2, 255));
        scribe.poke(1, uint32(block.timestamp));
        refreshOthers();
        checkFault(Fault.Stale, "frozen");
    }

    function test_latestRoundData_KeepsOldValue_WhenOptimisticPokeIsInChallengePeriod() public {
        scribe.opPoke(uint128(uint256(value() * 2)), uint32(START));
        vm.warp(START + 1 hours - 1);
        checkAnswer(int256(PRICE), START);
    }

    /// @dev The value came on chain an hour ago, and says so.
    function test_latestRoundData_GivesNewValueAndItsTime_WhenChallengePeriodIsOver() public {
        vm.warp(START + 1);
        scribe.opPoke(uint128(uint256(value() * 2)), uint32(START));
        vm.warp(START + 1 + 1 hours);
        checkAnswer(int256(PRICE) * 2, START + 1);
    }

    function test_latestRoundData_KeepsOldValue_WhenOptimisticPokeIsChallenged() public {
        vm.warp(START + 1);
        scribe.opPoke(uint128(uint256(value() * 2)), uint32(START));
        scribe.challenge();
        vm.warp(START + 1 + 1 hours);
        checkAnswer(int256(PRICE), START + 1);
    }

    function test_inspect_Outlier_WhenRouterIsRepointed() public {
        FakeScribeRouter router = deployRouter();
        checkFault(Fault.None, "before");
        FakeScribe other = new FakeScribe();
        other.poke(uint128(uint256(value() * 2)), uint32(START));
        other.kiss(address(router));
        router.setScribe(other);
        checkFault(Fault.Outlier, "after");
    }

    function test_inspect_Reverted_WhenRouterIsNotTolledByItsOracle() public {
        FakeScribeRouter router = deployRouter();
        scribe.diss(address(router));
        checkFault(Fault.Reverted, "router not tolled");
    }

    function deployRouter() private returns (FakeScribeRouter router) {
        router = new FakeScribeRouter();
        router.setScribe(scribe);
        scribe.kiss(address(router));
        adapter = deployOn(router, DECIMALS);
        router.kiss(address(adapter));
    }

    function moveOthersBeyondDeviation() private {
        uint256 moved = PRICE + (PRICE * DEVIATION) / 10_000 + 1;
        for (uint256 i = 0; i < feeds.length; ++i) {
            feeds[i].setAnswer(int256(moved), block.timestamp);
        }
    }

    function checkAnswer(int256 expected, uint256 expectedTime) private view {
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(answer, expected, "answer");
        vm.assertEq(updatedAt, expectedTime, "updatedAt");
    }

    function deployOn(IChronicle oracle, uint8 decimals) private returns (Adapter) {
        ChronicleAdapter.Config memory config = ChronicleAdapter.Config("ETH / USD by Chronicle", oracle, decimals);
        return Adapter(deployArtifact("ChronicleAdapter", abi.encode(config)));
    }
}
