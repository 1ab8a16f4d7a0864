// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {TellorPlayground} from "usingtellor/contracts/TellorPlayground.sol";
import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {TellorAdapter} from "../../contracts/adapters/TellorAdapter.sol";
import {ITellor} from "../../contracts/interfaces/providers/ITellor.sol";
import {Fault} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {ExactMath} from "../support/ExactMath.sol";

/// @notice Over Tellor's own playground, which keeps and finds reports as `TellorFlex` does, without stakes; what needs
/// those is tested on the real contracts in test/providers/tellor.test.ts.
/// @dev Tests begin when a report of `START` has just become visible.
contract TellorAdapterTest is AdapterConformance {
    string private constant ASSET = "eth";
    string private constant CURRENCY = "usd";
    uint32 private constant DELAY = 15 minutes;
    uint32 private constant LONGEST_DELAY = 12 hours;
    uint256 private constant VISIBLE = START + DELAY + 1;

    TellorPlayground private tellor;

    function setUp() public override {
        super.setUp();
        vm.warp(VISIBLE);
        refreshOthers();
    }

    function deployProvider() internal override {
        tellor = new TellorPlayground();
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        return deployFor(ASSET, CURRENCY, DELAY, decimals);
    }

    function provider() internal view override returns (address) {
        return address(tellor);
    }

    function publish(int256 value, uint256 time) internal override {
        report(abi.encode(value), time);
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 18;
    }

    function largestValue() internal pure override returns (int256) {
        return type(int256).max;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 95_000;
    }

    /// @dev The dearest state is in TellorAdapterGas.test.ts, on the real contract.
    function minColdGas() internal pure override returns (uint256) {
        return 18_000;
    }

    function isSigned() internal pure override returns (bool) {
        return false;
    }

    /// @dev A report's time is its block's, so it is never ahead; this one is too young to be seen, the one before not.
    function faultOfFuture() internal pure override returns (Fault) {
        return Fault.None;
    }

    function test_constructor_HashesQueryAsTellorDoes() public view {
        bytes32 idOfEthUsd = 0x83a7f3d48786ac2667503a61e8c415438ed2922eb86a2906e4ee66d9a2ce4992;
        vm.assertEq(TellorAdapter(address(adapter)).QUERY_ID(), idOfEthUsd, "query id");
    }

    function test_inspect_Reverted_WhenSymbolIsUpperCase() public {
        adapter = deployFor("ETH", CURRENCY, DELAY, DECIMALS);
        checkFault(Fault.Reverted, "no such query");
    }

    function test_latestRoundData_NoUndisputedValue_WhenNothingWasReported() public {
        adapter = deployFor("btc", CURRENCY, DELAY, DECIMALS);
        expectNoValue(VISIBLE - DELAY);
        adapter.latestRoundData();
    }

    function test_latestRoundData_NoUndisputedValue_WhenOnlyReportIsAsOldAsDelay() public {
        vm.warp(START + DELAY);
        expectNoValue(START);
        adapter.latestRoundData();
    }

    function test_inspect_None_WhenOnlyReportIsOlderThanDelayByOneSecond() public {
        checkFault(Fault.None, "delay + 1");
    }

    function test_latestRoundData_KeepsOlderValue_WhenNewOneIsYoungerThanDelay() public {
        publish(value() * 2, VISIBLE - DELAY);
        checkAnswer(int256(PRICE), START);
    }

    function test_latestRoundData_GivesNewValue_WhenItIsOlderThanDelay() public {
        publish(value() * 2, VISIBLE - DELAY - 1);
        checkAnswer(int256(PRICE) * 2, VISIBLE - DELAY - 1);
    }

    function test_latestRoundData_GoesBackToOlderValueAndTime_WhenNewestIsDisputed() public {
        publish(value() * 2, START + 100);
        vm.warp(START + 100 + DELAY + 1);
        checkAnswer(int256(PRICE) * 2, START + 100);
        tellor.beginDispute(queryId(), START + 100);
        checkAnswer(int256(PRICE), START);
    }

    function test_inspect_Stale_WhenDisputeLeavesOnlyAnOldValue() public {
        publish(value(), START + MAX_AGE);
        vm.warp(START + MAX_AGE + DELAY + 1);
        refreshOthers();
        checkFault(Fault.None, "before the dispute");
        tellor.beginDispute(queryId(), START + MAX_AGE);
        checkFault(Fault.Stale, "after the dispute");
    }

    function test_latestRoundData_NoUndisputedValue_WhenAllReportsAreDisputed() public {
        tellor.beginDispute(queryId(), START);
        expectNoValue(VISIBLE - DELAY);
        adapter.latestRoundData();
    }

    function test_inspect_Reverted_WhenAllReportsAreDisputed() public {
        tellor.beginDispute(queryId(), START);
        checkFault(Fault.Reverted, "all disputed");
    }

    function test_inspect_TooLarge_WhenValueIsLargestOf256Bits() public {
        report(abi.encode(type(uint256).max), START);
        checkFault(Fault.TooLarge, "2^256 - 1");
    }

    function test_latestRoundData_Refuses_WhenValueHasOneByte() public {
        checkRefusedLength(1);
    }

    function test_latestRoundData_Refuses_WhenValueHas31Bytes() public {
        checkRefusedLength(31);
    }

    function test_latestRoundData_Refuses_WhenValueHas33Bytes() public {
        checkRefusedLength(33);
    }

    function test_latestRoundData_Refuses_WhenValueHasTwoWords() public {
        checkRefusedLength(64);
    }

    function test_inspect_Reverted_WhenValueHasOneByte() public {
        report(new bytes(1), START);
        checkFault(Fault.Reverted, "1 byte");
    }

    function testFuzz_constructor_BoundsDisputeDelay(uint32 delay) public {
        if (delay % 2 == 0) delay = (delay >> 1) % (2 * LONGEST_DELAY);
        if (delay < 15 minutes || delay > 12 hours) {
            expectDelayRefused(delay);
            deployFor(ASSET, CURRENCY, delay, DECIMALS);
        } else {
            TellorAdapter deployed = TellorAdapter(address(deployFor(ASSET, CURRENCY, delay, DECIMALS)));
            vm.assertEq(deployed.DISPUTE_DELAY(), delay, "delay");
        }
    }

    function testFuzz_latestRoundData_WaitsForTheDelay_WhateverItIs(uint32 delay, uint256 age) public {
        delay = uint32(ExactMath.bound(delay, 15 minutes, 12 hours));
        age = age % 2 == 0 ? delay + ((age >> 1) % 2) : ExactMath.bound(age, 1, 2 * uint256(delay));
        vm.warp(START + age);
        adapter = deployFor(ASSET, CURRENCY, delay, DECIMALS);
        if (age > delay) return checkAnswer(int256(PRICE), START);
        expectNoValue(START + age - delay);
        adapter.latestRoundData();
    }

    function testFuzz_latestRoundData_Refuses_WhateverIsNoWord(uint256 length) public {
        length = ExactMath.bound(length, 1, 96);
        vm.assume(length != 32);
        checkRefusedLength(length);
    }

    function test_constructor_Takes_WhenDisputeDelayIs15Minutes() public {
        deployFor(ASSET, CURRENCY, 15 minutes, DECIMALS);
    }

    function test_constructor_Refuses_WhenDisputeDelayIsASecondShorter() public {
        expectDelayRefused(15 minutes - 1);
        deployFor(ASSET, CURRENCY, 15 minutes - 1, DECIMALS);
    }

    function test_constructor_Takes_WhenDisputeDelayIs12Hours() public {
        deployFor(ASSET, CURRENCY, LONGEST_DELAY, DECIMALS);
    }

    function test_constructor_Refuses_WhenDisputeDelayIsASecondLonger() public {
        expectDelayRefused(LONGEST_DELAY + 1);
        deployFor(ASSET, CURRENCY, LONGEST_DELAY + 1, DECIMALS);
    }

    function expectDelayRefused(uint256 delay) private {
        bytes4 selector = TellorAdapter.DisputeDelayOutOfRange.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, delay, 15 minutes, LONGEST_DELAY));
    }

    function expectNoValue(uint256 before) private {
        bytes4 selector = TellorAdapter.NoUndisputedValue.selector;
        vm.expectRevert(abi.encodeWithSelector(selector, TellorAdapter(address(adapter)).QUERY_ID(), before));
    }

    function checkRefusedLength(uint256 length) private {
        report(new bytes(length), START);
        vm.expectRevert(abi.encodeWithSelector(TellorAdapter.UnexpectedValueLength.selector, length, 32));
        adapter.latestRoundData();
    }

    function checkAnswer(int256 expected, uint256 expectedTime) private view {
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(answer, expected, "answer");
        vm.assertEq(updatedAt, expectedTime, "updatedAt");
    }

    /// @dev In a block of that time; the tests go on in the present one.
    function report(bytes memory words, uint256 time) private {
        uint256 present = block.timestamp;
        vm.warp(time);
        tellor.submitValue(queryId(), words, 0, queryData());
        vm.warp(present);
    }

    function queryData() private pure returns (bytes memory) {
        return abi.encode("SpotPrice", abi.encode(ASSET, CURRENCY));
    }

    function queryId() private pure returns (bytes32) {
        return keccak256(queryData());
    }

    function deployFor(
        string memory asset,
        string memory currency,
        uint32 disputeDelay,
        uint8 decimals
    ) private returns (Adapter) {
        TellorAdapter.Config memory config = TellorAdapter.Config(
            "ETH / USD by Tellor",
            ITellor(address(tellor)),
            asset,
            currency,
            disputeDelay,
            decimals
        );
        return Adapter(deployArtifact("TellorAdapter", abi.encode(config)));
    }
}
