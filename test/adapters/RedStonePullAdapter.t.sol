// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {RedStonePullAdapter} from "../../contracts/adapters/RedStonePullAdapter.sol";
import {Fault, SourceReport, Mode} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {OracleTest} from "../support/OracleTest.sol";
import {RedStoneSigners} from "../support/RedStoneSigners.sol";

/// @notice RedStone is its signers: what they publish is a payload, which each adapter is brought when it is deployed. One
/// that it refuses leaves it without a report.
contract RedStonePullAdapterTest is AdapterConformance, RedStoneSigners {
    uint256 private constant LARGEST = type(uint208).max;

    bytes private latestPayload;

    function setUp() public override(AdapterConformance, OracleTest) {
        AdapterConformance.setUp();
    }

    function deployProvider() internal override {}

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        RedStonePullAdapter.Config memory config = redStoneConfig();
        config.decimals = decimals;
        RedStonePullAdapter deployed = deployRedStone(config);
        try deployed.update(latestPayload) {} catch {}
        return deployed;
    }

    function provider() internal view override returns (address) {
        return address(adapter);
    }

    function publish(int256 value, uint256 time) internal override {
        latestPayload = reportOf(uint256(value), inMilliseconds(time));
        adapter = deployAdapter(DECIMALS);
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 8;
    }

    function largestValue() internal pure override returns (int256) {
        return int256(LARGEST);
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 6_900;
    }

    function isSigned() internal pure override returns (bool) {
        return false;
    }

    function readsProvider() internal pure override returns (bool) {
        return false;
    }

    function faultOfZero() internal pure override returns (Fault) {
        return Fault.Reverted;
    }

    function faultOfFuture() internal pure override returns (Fault) {
        return Fault.Reverted;
    }

    function test_latestRoundData_Reverts_WhenThereIsNoReport() public {
        RedStonePullAdapter another = deployRedStone();
        vm.expectRevert(abi.encodeWithSelector(RedStonePullAdapter.NoReport.selector));
        another.latestRoundData();
    }

    function test_inspect_KeepsSelector_WhenThereIsNoReport() public {
        adapter = deployRedStone();
        SourceReport memory source = deployOver(Mode.Median).inspect()[0];
        vm.assertEq(bytes32(source.errorSelector), bytes32(RedStonePullAdapter.NoReport.selector), "selector");
    }

    function test_latestRoundData_RoundsTimeDown_WhenMillisecondsAreNoWholeSecond() public {
        RedStonePullAdapter another = deployRedStone();
        another.update(reportOf(PRICE, inMilliseconds(START) - 1));
        (, , , uint256 updatedAt, ) = another.latestRoundData();
        vm.assertEq(updatedAt, START - 1, "updatedAt");
    }

    function test_latestRoundData_UsesReportDecimals_WhenFeedIsCustom() public {
        RedStonePullAdapter.Config memory config = redStoneConfig();
        config.reportDecimals = 18;
        RedStonePullAdapter another = deployRedStone(config);
        another.update(reportOf(2_000e18, inMilliseconds(START)));
        (, int256 answer, , , ) = another.latestRoundData();
        vm.assertEq(answer, int256(PRICE), "answer");
    }

    function test_inspect_Outlier_WhenReportDecimalsAreWrong() public {
        RedStonePullAdapter.Config memory config = redStoneConfig();
        config.reportDecimals = 7;
        RedStonePullAdapter another = deployRedStone(config);
        another.update(latestPayload);
        adapter = another;
        checkFault(Fault.Outlier, "decimals of another feed");
    }

    function test_update_Keeps_WhenValueIsLargest() public {
        RedStonePullAdapter another = deployRedStone();
        another.update(reportOf(LARGEST, inMilliseconds(START)));
        (, uint208 kept) = another.report();
        vm.assertEq(kept, LARGEST, "value");
    }

    function test_update_Refuses_WhenValueIsAboveLargest() public {
        checkRefused(LARGEST + 1);
    }

    function test_update_Refuses_WhenValueIsLargestOf256Bits() public {
        checkRefused(type(uint256).max);
    }

    function test_update_Refuses_WhenValueIsZero() public {
        checkRefused(0);
    }

    function test_update_Refuses_WhenOneOfTwoValuesIsZero() public {
        RedStonePullAdapter another = deployRedStone();
        bytes memory payload = reportOf(listOf(PRICE, 0), inMilliseconds(START));
        vm.expectRevert(abi.encodeWithSelector(RedStonePullAdapter.ValueOutOfRange.selector, 0, 1, LARGEST));
        another.update(payload);
    }

    function testFuzz_update_BoundsTheValue(uint256 word) public {
        uint256 reported = word % 2 == 0 ? word >> 1 : LARGEST - 3 + ((word >> 1) % 8);
        if (reported == 0 || reported > LARGEST) return checkRefused(reported);
        RedStonePullAdapter another = deployRedStone();
        another.update(reportOf(reported, inMilliseconds(START)));
        (, uint208 kept) = another.report();
        vm.assertEq(kept, reported, "value");
    }

    /// @dev What is more than a whole second does not count.
    function testFuzz_update_BoundsTheReportsAge_ToTheSecond(uint256 word) public {
        RedStonePullAdapter another = deployRedStone();
        (uint256 oldest, uint256 newest) = (START - MAX_DELAY, START + 60);
        uint256[4] memory edges = [oldest - 1, oldest, newest, newest + 1];
        uint256 time = word % 2 == 0 ? edges[(word >> 1) % 4] : ExactMath.bound(word, oldest - 60, newest + 60);
        uint256 milliseconds = inMilliseconds(time) + ((word >> 8) % 1_000);
        bytes memory payload = reportOf(PRICE, milliseconds);
        if (time < oldest) {
            vm.expectRevert(abi.encodeWithSelector(RedStonePullAdapter.ReportTooOld.selector, time, oldest));
        } else if (time > newest) {
            vm.expectRevert(abi.encodeWithSelector(RedStonePullAdapter.ReportTooFarAhead.selector, time, newest));
        }
        another.update(payload);
        (uint48 kept, ) = another.report();
        vm.assertEq(uint256(kept), time < oldest || time > newest ? 0 : milliseconds, "kept");
    }

    function testFuzz_latestRoundData_RoundsMillisecondsDown(uint256 early) public {
        RedStonePullAdapter another = deployRedStone();
        uint256 time = inMilliseconds(START) - ExactMath.bound(early, 0, 20_000);
        another.update(reportOf(PRICE, time));
        (, , , uint256 updatedAt, ) = another.latestRoundData();
        vm.assertTrue(updatedAt * 1_000 <= time && time < (updatedAt + 1) * 1_000, "whole seconds");
    }

    function checkRefused(uint256 refused) private {
        RedStonePullAdapter another = deployRedStone();
        bytes memory payload = reportOf(refused, inMilliseconds(START));
        vm.expectRevert(abi.encodeWithSelector(RedStonePullAdapter.ValueOutOfRange.selector, refused, 1, LARGEST));
        another.update(payload);
    }
}
