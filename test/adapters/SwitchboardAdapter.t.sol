// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {SwitchboardAdapter} from "../../contracts/adapters/SwitchboardAdapter.sol";
import {Fault, Mode} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {
    FakeSwitchboard,
    FakeSwitchboardOfBlocks,
    FakeSwitchboardOfOracles,
    FakeSwitchboardOfResults,
    FakeSwitchboardOfSlots
} from "../support/FakeSwitchboard.sol";

contract SwitchboardAdapterTest is AdapterConformance {
    bytes32 private constant FEED_ID = keccak256("ETH/USD");
    SwitchboardAdapter.UpdateForm private constant IDENTIFIER = SwitchboardAdapter.UpdateForm.Identifier;
    SwitchboardAdapter.UpdateForm private constant RESULT = SwitchboardAdapter.UpdateForm.Result;

    FakeSwitchboard private switchboard;

    function deployProvider() internal override {
        switchboard = new FakeSwitchboardOfSlots();
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        return deployFor(FEED_ID, IDENTIFIER, decimals);
    }

    function provider() internal view override returns (address) {
        return address(switchboard);
    }

    function publish(int256 value, uint256 time) internal override {
        switchboard.update(FEED_ID, FakeSwitchboard.Update(int128(value), time));
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 18;
    }

    function largestValue() internal pure override returns (int256) {
        return type(int128).max;
    }

    function faultOfLargest() internal pure override returns (Fault) {
        return Fault.Outlier;
    }

    /// @dev A result of -1.
    function faultOfAllOnes() internal pure override returns (Fault) {
        return Fault.NonPositive;
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 13_050;
    }

    function testFuzz_latestRoundData_GivesAnyResultAndTime(int128 result, uint256 time) public {
        time = ExactMath.bound(time, 1, type(uint256).max - 1);
        publish(result, time);
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(answer, int256(result) / 10 ** 10, "towards zero");
        vm.assertEq(updatedAt, time, "updatedAt");
    }

    function testFuzz_latestRoundData_GivesTheSame_WhenResultComesFirst(int128 result, uint256 time) public {
        replaceProvider(new FakeSwitchboardOfResults(), RESULT);
        time = ExactMath.bound(time, 1, type(uint256).max - 1);
        publish(result, time);
        (, int256 answer, , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(answer, int256(result) / 10 ** 10, "towards zero");
        vm.assertEq(updatedAt, time, "updatedAt");
    }

    function test_inspect_NonPositive_WhenResultIsSmallestInt128() public {
        publish(type(int128).min, START);
        checkFault(Fault.NonPositive, "-2^127");
    }

    function test_inspect_NonPositive_WhenResultScalesDownToZero() public {
        publish(1e10 - 1, START);
        checkFault(Fault.NonPositive, "below the last decimal");
    }

    function test_inspect_Future_WhenTimeIsLargest() public {
        publish(value(), type(uint256).max);
        checkFault(Fault.Future, "time of 256 bits");
    }

    function test_inspect_Future_WhenTimeIsInMilliseconds() public {
        publish(value(), START * 1_000);
        checkFault(Fault.Future, "milliseconds");
    }

    function test_inspect_FeedNotFound_WhenResultComesFirstAndFeedNeverHadAnUpdate() public {
        replaceProvider(new FakeSwitchboardOfResults(), RESULT);
        adapter = deployFor(keccak256("BTC/USD"), RESULT, DECIMALS);
        checkRefused(FakeSwitchboard.FeedNotFound.selector, "feed not found");
    }

    function test_inspect_FeedNotFound_WhenFeedNeverHadAnUpdate() public {
        adapter = deployFor(keccak256("BTC/USD"), IDENTIFIER, DECIMALS);
        checkRefused(FakeSwitchboard.FeedNotFound.selector, "feed not found");
    }

    function test_latestRoundData_KeepsAnswer_WhenFeeRoseAndUpdatesFail() public {
        switchboard.setFee(7);
        vm.expectRevert(abi.encodeWithSelector(FakeSwitchboard.InsufficientFee.selector, 7, 0));
        switchboard.update(FEED_ID, FakeSwitchboard.Update(int128(2 * value()), START + 1));
        checkFault(Fault.None, "reads cost no fee");
    }

    function test_inspect_None_WhenAnswerHasResultFirst() public {
        replaceProvider(new FakeSwitchboardOfResults(), RESULT);
        checkFault(Fault.None, "result first");
    }

    function test_inspect_NonPositive_WhenAnswerHasNegativeResultFirst() public {
        replaceProvider(new FakeSwitchboardOfResults(), RESULT);
        publish(-value(), START);
        checkFault(Fault.NonPositive, "negative result first");
    }

    function test_inspect_Stale_WhenAnswerWithResultFirstIsOld() public {
        replaceProvider(new FakeSwitchboardOfResults(), RESULT);
        publish(value(), START - MAX_AGE - 1);
        checkFault(Fault.Stale, "old result first");
    }

    function test_inspect_None_WhenAnswerHasOracleFirst() public {
        replaceProvider(new FakeSwitchboardOfOracles(), IDENTIFIER);
        checkFault(Fault.None, "oracle first");
    }

    function test_inspect_KeepsSelector_WhenProviderRefusesItsOldUpdate() public {
        replaceProvider(new FakeSwitchboardOfOracles(), IDENTIFIER);
        publish(value(), START - 61);
        checkRefused(FakeSwitchboardOfOracles.NotEnoughResultsTimestamp.selector, "refused by the provider");
    }

    function test_inspect_Reverted_WhenAnswerBeginsWithFeedAgainstConfig() public {
        replaceProvider(new FakeSwitchboardOfSlots(), RESULT);
        checkRefused(bytes4(0), "feed as result");
    }

    function test_inspect_Reverted_WhenAnswerBeginsWithOracleAgainstConfig() public {
        replaceProvider(new FakeSwitchboardOfOracles(), RESULT);
        checkRefused(bytes4(0), "oracle as result");
    }

    function test_inspect_Reverted_WhenAnswerBeginsWithResultAgainstConfig() public {
        replaceProvider(new FakeSwitchboardOfResults(), IDENTIFIER);
        checkRefused(bytes4(0), "a word too few");
    }

    function test_inspect_Stale_WhenAnswerHasBlockNumberInPlaceOfTime() public {
        replaceProvider(new FakeSwitchboardOfBlocks(), IDENTIFIER);
        checkFault(Fault.Stale, "block number as time");
    }

    function test_constructor_Refuses_WhenUpdateFormIsUnknown() public {
        SwitchboardAdapter.Config memory config = configFor(FEED_ID, RESULT, DECIMALS);
        bytes memory words = abi.encode(config);
        // Memory-safe: writes one word of `words`, the form: fifth of the struct that begins one word in.
        assembly ("memory-safe") {
            mstore(add(words, 0xa0), 2)
        }
        vm.expectRevert(bytes(""));
        deployArtifact("SwitchboardAdapter", words);
    }

    function replaceProvider(FakeSwitchboard deployed, SwitchboardAdapter.UpdateForm updateForm) private {
        switchboard = deployed;
        publish(value(), START);
        adapter = deployFor(FEED_ID, updateForm, DECIMALS);
    }

    function deployFor(
        bytes32 feedId,
        SwitchboardAdapter.UpdateForm updateForm,
        uint8 decimals
    ) private returns (Adapter) {
        return Adapter(deployArtifact("SwitchboardAdapter", abi.encode(configFor(feedId, updateForm, decimals))));
    }

    function configFor(
        bytes32 feedId,
        SwitchboardAdapter.UpdateForm updateForm,
        uint8 decimals
    ) private view returns (SwitchboardAdapter.Config memory) {
        return
            SwitchboardAdapter.Config("ETH / USD by Switchboard", address(switchboard), feedId, updateForm, decimals);
    }

    /// @dev Reverted, and the error's selector is shown.
    function checkRefused(bytes4 selector, string memory reason) private {
        checkFault(Fault.Reverted, reason);
        bytes4 shown = deployOver(Mode.Median).inspect()[0].errorSelector;
        vm.assertEq(bytes32(shown), bytes32(selector), "selector");
    }
}
