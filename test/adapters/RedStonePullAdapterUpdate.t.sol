// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {RedStonePullAdapter} from "../../contracts/adapters/RedStonePullAdapter.sol";
import {RedStoneSigners} from "../support/RedStoneSigners.sol";

/// @notice Who may say what when: signers, times and values of the reports that an adapter is brought.
contract RedStonePullAdapterUpdateTest is RedStoneSigners {
    uint256 private constant NEXT_PRICE = 2_010e8;
    uint256 private constant FUTURE_TOLERANCE = 60;

    /// @dev Order of secp256k1: what its difference to a signature's `s` is, verifies too.
    uint256 private constant ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;

    RedStonePullAdapter private adapter;
    uint256 private timestamp;

    function setUp() public override {
        super.setUp();
        adapter = deployRedStone();
        timestamp = inMilliseconds(START);
    }

    function test_update_TakesMean_WhenTwoSigned() public {
        checkValue(listOf(PRICE, PRICE + 20), PRICE + 10);
    }

    function test_update_RoundsDown_WhenMeanIsNoInteger() public {
        checkValue(listOf(PRICE, PRICE + 1), PRICE);
    }

    function test_update_TakesMedianOfAll_WhenMoreSignedThanMust() public {
        uint256[] memory values = new uint256[](3);
        (values[0], values[1], values[2]) = (9 * PRICE, PRICE, PRICE + 1);
        checkValue(values, PRICE + 1);
    }

    function test_update_TakesMedian_WhenThreeSignedInAnyOrder() public {
        for (uint256 order = 0; order < 6; ++order) {
            uint256[] memory values = new uint256[](3);
            values[order % 3] = PRICE;
            values[(order + (order < 3 ? 1 : 2)) % 3] = PRICE + 1;
            values[(order + (order < 3 ? 2 : 1)) % 3] = PRICE + 2;
            adapter = deployRedStone();
            checkValue(values, PRICE + 1);
        }
    }

    function testFuzz_update_TakesMedian_WhenTenSigned(uint256 seed) public {
        uint256 count = 1 + (seed % 10);
        adapter = deployTen(1);
        uint256[] memory values = new uint256[](count);
        for (uint256 i = 0; i < count; ++i) {
            values[i] = 1 + (uint256(keccak256(abi.encode(seed, i))) % PRICE);
        }
        adapter.update(reportOf(values, timestamp));
        (uint256 lower, uint256 upper) = middleOf(values);
        vm.assertEq(keptValue(), (lower + upper) / 2, "median");
    }

    function test_update_Refuses_WhenOneSignerTooFewSigned() public {
        expectRefusal(reportOf(new uint256[](0), timestamp), tooFew(0));
        expectRefusal(payloadOf(packageOf(0, PRICE, timestamp), 1), tooFew(1));
    }

    function test_update_CountsOnce_WhenSignerSignsTwice() public {
        bytes memory packages = bytes.concat(packageOf(0, PRICE, timestamp), packageOf(0, NEXT_PRICE, timestamp));
        expectRefusal(payloadOf(packages, 2), tooFew(1));
    }

    function test_update_TakesLastPackage_WhenSignerSignsTwoValues() public {
        bytes memory packages = bytes.concat(packageOf(0, 1, timestamp), packageOf(0, PRICE, timestamp));
        adapter.update(payloadOf(bytes.concat(packages, packageOf(1, PRICE, timestamp)), 3));
        vm.assertEq(keptValue(), PRICE, "value");
    }

    function test_update_Refuses_WhenSignerIsUnknown() public {
        bytes memory packages = bytes.concat(reportPackages(), packageOf(SIGNERS, PRICE, timestamp));
        expectRefusal(payloadOf(packages, 3), unknown(signerAt(SIGNERS)));
    }

    function test_update_Refuses_WhenSignerIsOfTheNextSet() public {
        RedStonePullAdapter.Config memory config = redStoneConfig();
        config.signers[0] = signerAt(SIGNERS);
        adapter = deployRedStone(config);
        expectRefusal(reportOf(PRICE, timestamp), unknown(signerAt(0)));
    }

    function test_update_Refuses_WhenSignatureHasUpperS() public {
        bytes memory package = packageOf(0, PRICE, timestamp);
        uint256 place = package.length - 33;
        bytes32 upper = bytes32(ORDER - uint256(wordAt(package, place)));
        setWordAt(package, place, upper);
        package[package.length - 1] = bytes1(uint8(27 + 28) - uint8(package[package.length - 1]));
        bytes memory payload = payloadOf(bytes.concat(package, packageOf(1, PRICE, timestamp)), 2);
        expectRefusal(payload, abi.encodeWithSelector(ECDSA.ECDSAInvalidSignatureS.selector, upper));
    }

    function test_update_Refuses_WhenSignatureIsNobodys() public {
        bytes memory package = packageOf(0, PRICE, timestamp);
        package[package.length - 1] = bytes1(uint8(29));
        bytes memory payload = payloadOf(bytes.concat(package, packageOf(1, PRICE, timestamp)), 2);
        expectRefusal(payload, abi.encodeWithSelector(ECDSA.ECDSAInvalidSignature.selector));
    }

    function test_update_Refuses_WhenOnePackageIsOlder() public {
        checkTimesDiffer(timestamp - 1);
    }

    function test_update_Refuses_WhenOnePackageIsNewer() public {
        checkTimesDiffer(timestamp + 1);
    }

    function test_update_Keeps_WhenReportIsAsOldAsAllowed() public {
        checkKept(reportOf(PRICE, timestamp - inMilliseconds(MAX_DELAY)), true);
    }

    function test_update_Refuses_WhenReportIsOlderThanAllowed() public {
        uint256 oldest = START - MAX_DELAY;
        bytes memory payload = reportOf(PRICE, inMilliseconds(oldest) - 1);
        expectRefusal(payload, abi.encodeWithSelector(RedStonePullAdapter.ReportTooOld.selector, oldest - 1, oldest));
    }

    function test_update_Keeps_WhenReportIsAsFarAheadAsAllowed() public {
        checkKept(reportOf(PRICE, inMilliseconds(START + FUTURE_TOLERANCE + 1) - 1), true);
    }

    function test_update_Refuses_WhenReportIsTooFarAhead() public {
        uint256 newest = START + FUTURE_TOLERANCE;
        bytes memory payload = reportOf(PRICE, inMilliseconds(newest + 1));
        bytes4 selector = RedStonePullAdapter.ReportTooFarAhead.selector;
        expectRefusal(payload, abi.encodeWithSelector(selector, newest + 1, newest));
    }

    function test_update_Refuses_WhenTimeIsInMicroseconds() public {
        uint256 time = type(uint48).max / 1_000;
        bytes memory payload = reportOf(PRICE, type(uint48).max);
        bytes4 selector = RedStonePullAdapter.ReportTooFarAhead.selector;
        expectRefusal(payload, abi.encodeWithSelector(selector, time, START + FUTURE_TOLERANCE));
    }

    function test_update_Refuses_WhenTimeIsInSeconds() public {
        bytes memory payload = reportOf(PRICE, START);
        bytes4 selector = RedStonePullAdapter.ReportTooOld.selector;
        expectRefusal(payload, abi.encodeWithSelector(selector, START / 1_000, START - MAX_DELAY));
    }

    function test_update_Keeps_WhenChainIsYoungerThanDelay() public {
        vm.warp(MAX_DELAY / 2);
        checkKept(reportOf(PRICE, 1), true);
    }

    function test_update_Ignores_WhenTimeIsZero() public {
        vm.warp(MAX_DELAY / 2);
        checkKept(reportOf(PRICE, 0), false);
    }

    function test_update_Keeps_WhenReportIsAMillisecondNewer() public {
        adapter.update(reportOf(PRICE, timestamp));
        checkKept(reportOf(NEXT_PRICE, timestamp + 1), true);
    }

    function test_update_Ignores_WhenReportIsOlder() public {
        adapter.update(reportOf(PRICE, timestamp));
        checkKept(reportOf(NEXT_PRICE, timestamp - 1), false);
        vm.assertEq(keptValue(), PRICE, "value");
    }

    function test_update_Ignores_WhenReportIsOfTheSameTime() public {
        adapter.update(reportOf(PRICE, timestamp));
        checkKept(reportOf(NEXT_PRICE, timestamp), false);
        vm.assertEq(keptValue(), PRICE, "value");
    }

    function test_update_Ignores_WhenReportIsReplayedWithinTheDelay() public {
        bytes memory first = reportOf(PRICE, timestamp);
        adapter.update(first);
        adapter.update(reportOf(NEXT_PRICE, timestamp + 1));
        checkKept(first, false);
        vm.assertEq(keptValue(), NEXT_PRICE, "value");
    }

    function test_update_KeepsFormer_WhenValueIsZero() public {
        adapter.update(reportOf(PRICE, timestamp));
        try adapter.update(reportOf(0, timestamp + 1)) {} catch {}
        vm.assertEq(keptValue(), PRICE, "value");
    }

    function test_update_TakesAnybodysCall() public {
        bytes memory payload = reportOf(PRICE, timestamp);
        vm.prank(address(0xBEEF));
        checkKept(payload, true);
    }

    function checkTimesDiffer(uint256 other) private {
        bytes memory packages = bytes.concat(packageOf(0, PRICE, other), packageOf(1, PRICE, timestamp));
        bytes4 selector = RedStonePullAdapter.TimestampsDiffer.selector;
        expectRefusal(payloadOf(packages, 2), abi.encodeWithSelector(selector, other, timestamp));
    }

    function checkValue(uint256[] memory values, uint256 expected) private {
        adapter.update(reportOf(values, timestamp));
        vm.assertEq(keptValue(), expected, "value");
    }

    function checkKept(bytes memory payload, bool expected) private {
        vm.assertTrue(adapter.update(payload) == expected, "kept");
    }

    function expectRefusal(bytes memory payload, bytes memory refusal) private {
        vm.expectRevert(refusal);
        adapter.update(payload);
    }

    function keptValue() private view returns (uint256 value) {
        (, value) = adapter.report();
    }

    function reportPackages() private view returns (bytes memory) {
        return bytes.concat(packageOf(0, PRICE, timestamp), packageOf(1, PRICE, timestamp));
    }

    function deployTen(uint8 threshold) private returns (RedStonePullAdapter) {
        RedStonePullAdapter.Config memory config = redStoneConfig();
        (config.signers, config.threshold) = (signersUpTo(10), threshold);
        return deployRedStone(config);
    }

    function tooFew(uint256 count) private pure returns (bytes memory) {
        return abi.encodeWithSelector(RedStonePullAdapter.SignersTooFew.selector, count, THRESHOLD);
    }

    function unknown(address signer) private pure returns (bytes memory) {
        return abi.encodeWithSelector(RedStonePullAdapter.SignerUnknown.selector, signer);
    }

    /// @dev By counting what is below and what is not above; the same value twice where the count is odd.
    function middleOf(uint256[] memory values) private pure returns (uint256 lower, uint256 upper) {
        for (uint256 i = 0; i < values.length; ++i) {
            uint256 below;
            uint256 upTo;
            for (uint256 j = 0; j < values.length; ++j) {
                if (values[j] < values[i]) ++below;
                if (values[j] <= values[i]) ++upTo;
            }
            uint256 lowerPlace = (values.length - 1) / 2;
            uint256 upperPlace = values.length / 2;
            if (below <= lowerPlace && lowerPlace < upTo) lower = values[i];
            if (below <= upperPlace && upperPlace < upTo) upper = values[i];
        }
    }

    function wordAt(bytes memory data, uint256 place) private pure returns (bytes32 word) {
        // Memory-safe: reads only.
        assembly ("memory-safe") {
            word := mload(add(add(data, 0x20), place))
        }
    }

    function setWordAt(bytes memory data, uint256 place, bytes32 word) private pure {
        // Memory-safe: the callers give a place at least 32 bytes before the end of `data`.
        assembly ("memory-safe") {
            mstore(add(add(data, 0x20), place), word)
        }
    }
}
