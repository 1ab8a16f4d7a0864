// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {RedStonePullAdapter} from "../../contracts/adapters/RedStonePullAdapter.sol";
import {RedStonePayload} from "../../contracts/libraries/RedStonePayload.sol";
import {RedStoneSigners} from "../support/RedStoneSigners.sol";

/// @notice What a payload may look like, and that any other ends in an error of its own, never in a panic.
contract RedStonePullAdapterPayloadTest is RedStoneSigners {
    bytes32 private constant OTHER_FEED = "BTC";
    bytes9 private constant MARKER = RedStonePayload.MARKER;

    RedStonePullAdapter private adapter;
    uint256 private timestamp;

    function setUp() public override {
        super.setUp();
        adapter = deployRedStone();
        timestamp = inMilliseconds(START);
    }

    function test_update_Keeps_WhenPayloadHasMetadata() public {
        bytes memory metadata = "1.0#redstone-primary-prod";
        checkKept(abi.encodePacked(packages(), uint16(2), metadata, uint24(metadata.length), MARKER));
    }

    function test_update_Keeps_WhenPackagesHaveOtherFeedsToo() public {
        bytes memory points = bytes.concat(point(OTHER_FEED, 1), point(FEED_ID, PRICE), point("SOL", 2));
        checkKept(payloadOf(bothSign(messageOf(points, timestamp)), 2));
    }

    function test_update_TakesLastPoint_WhenPackageHasTheFeedTwice() public {
        checkKept(payloadOf(bothSign(messageOf(bytes.concat(point(FEED_ID, 1), point(FEED_ID, PRICE)), timestamp)), 2));
    }

    function test_update_CountsNoSigner_WhenPackageLacksTheFeed() public {
        bytes memory other = signed(0, messageOf(point(OTHER_FEED, PRICE), timestamp));
        bytes4 selector = RedStonePullAdapter.SignersTooFew.selector;
        bytes memory refusal = abi.encodeWithSelector(selector, 1, THRESHOLD);
        expectRefusal(payloadOf(bytes.concat(other, packageOf(1, PRICE, timestamp)), 2), refusal);
    }

    function test_update_CountsSigner_WhenAnotherOfItsPackagesHasTheFeed() public {
        bytes memory other = signed(0, messageOf(point(OTHER_FEED, PRICE), timestamp));
        checkKept(payloadOf(bytes.concat(packages(), other), 3));
    }

    function test_update_Keeps_WhenValuesHave8Bytes() public {
        bytes memory points = abi.encodePacked(FEED_ID, uint64(PRICE));
        checkKept(payloadOf(bothSign(abi.encodePacked(points, uint48(timestamp), uint32(8), uint24(1))), 2));
    }

    function test_update_Keeps_WhenValuesHaveOneByte() public {
        bytes memory message = abi.encodePacked(FEED_ID, uint8(200), uint48(timestamp), uint32(1), uint24(1));
        adapter.update(payloadOf(bothSign(message), 2));
        (, uint208 value) = adapter.report();
        vm.assertEq(value, 200, "value");
    }

    function test_update_Refuses_WhenValuesHaveNoByte() public {
        bytes memory message = abi.encodePacked(FEED_ID, uint48(timestamp), uint32(0), uint24(1));
        expectRefusal(payloadOf(bothSign(message), 2), valueSize(0));
    }

    function test_update_Refuses_WhenValuesHave33Bytes() public {
        bytes memory message = abi.encodePacked(FEED_ID, uint8(0), PRICE, uint48(timestamp), uint32(33), uint24(1));
        expectRefusal(payloadOf(bothSign(message), 2), valueSize(33));
    }

    function test_update_Refuses_WhenValueSizeIsLargest() public {
        bytes memory message = abi.encodePacked(point(FEED_ID, PRICE), uint48(timestamp), type(uint32).max, uint24(1));
        expectRefusal(payloadOf(bothSign(message), 2), valueSize(type(uint32).max));
    }

    function test_update_Refuses_WhenMarkerIsMissing() public {
        bytes memory payload = abi.encodePacked(packages(), uint16(2), uint24(0), bytes9(0));
        expectRefusal(payload, abi.encodeWithSelector(RedStonePayload.MarkerMissing.selector, bytes9(0)));
    }

    function test_update_Refuses_WhenMarkerHasMoreBits() public {
        bytes9 sloppy = MARKER | bytes9(uint72(1));
        bytes memory payload = abi.encodePacked(packages(), uint16(2), uint24(0), sloppy);
        expectRefusal(payload, abi.encodeWithSelector(RedStonePayload.MarkerMissing.selector, sloppy));
    }

    function test_update_Refuses_WhenPayloadIsEmpty() public {
        expectRefusal("", tooShort(0, 9));
    }

    function test_update_Refuses_WhenPayloadIsTheMarkerAlone() public {
        expectRefusal(abi.encodePacked(MARKER), tooShort(0, 3));
    }

    function test_update_Refuses_WhenMetadataIsLongerThanPayload() public {
        expectRefusal(abi.encodePacked(uint16(2), type(uint24).max, MARKER), tooShort(2, type(uint24).max));
    }

    function test_update_Refuses_WhenPackageCountIsMissing() public {
        expectRefusal(abi.encodePacked(uint8(0), uint24(0), MARKER), tooShort(1, 2));
    }

    function test_update_Refuses_WhenThereIsNoPackage() public {
        bytes4 selector = RedStonePullAdapter.SignersTooFew.selector;
        expectRefusal(payloadOf("", 0), abi.encodeWithSelector(selector, 0, THRESHOLD));
    }

    function test_update_Refuses_WhenPackageCountIsAboveThePackages() public {
        expectRefusal(payloadOf(packages(), 3), tooShort(0, 65));
    }

    function test_update_Refuses_WhenPackageCountIsBelowThePackages() public {
        uint256 size = packageOf(0, PRICE, timestamp).length;
        bytes memory refusal = abi.encodeWithSelector(RedStonePullAdapter.ExcessBytes.selector, size);
        expectRefusal(payloadOf(packages(), 1), refusal);
    }

    function test_update_Refuses_WhenThereAreBytesBeforeThePackages() public {
        bytes memory refusal = abi.encodeWithSelector(RedStonePullAdapter.ExcessBytes.selector, 1);
        expectRefusal(payloadOf(bytes.concat(hex"00", packages()), 2), refusal);
    }

    function test_update_Refuses_WhenPointCountIsAboveThePoints() public {
        bytes memory message = abi.encodePacked(point(FEED_ID, PRICE), uint48(timestamp), uint32(32), type(uint24).max);
        uint256 points = uint256(type(uint24).max) * 64;
        expectRefusal(payloadOf(signed(0, message), 1), tooShort(64, points));
    }

    function test_update_Refuses_WhenAnyByteOfPayloadIsChanged() public {
        bytes memory payload = payloadOf(packages(), 2);
        for (uint256 i = 0; i < payload.length; ++i) {
            bytes1 right = payload[i];
            payload[i] = right ^ 0x07;
            checkRefusedByError(payload);
            payload[i] = right;
        }
        checkKept(payload);
    }

    function test_update_Refuses_WhenPayloadIsCutAnywhere() public {
        bytes memory payload = payloadOf(packages(), 2);
        for (uint256 size = 0; size < payload.length; ++size) {
            bytes memory cut = new bytes(size);
            bytes memory rest = new bytes(size);
            for (uint256 i = 0; i < size; ++i) {
                cut[i] = payload[i];
                rest[i] = payload[payload.length - size + i];
            }
            checkRefusedByError(cut);
            checkRefusedByError(rest);
        }
    }

    function testFuzz_update_RefusesByError_WhenPayloadIsAnyBytes(bytes memory payload) public {
        checkRefusedByError(payload);
        checkRefusedByError(abi.encodePacked(payload, MARKER));
        checkRefusedByError(abi.encodePacked(payload, uint16(1), uint24(0), MARKER));
    }

    function testFuzz_update_RefusesByError_WhenSizesAreAny(uint32 size, uint24 count, uint16 packageCount) public {
        bytes memory message = abi.encodePacked(point(FEED_ID, PRICE), uint48(timestamp), size % 40, count % 5);
        checkRefusedByError(payloadOf(bytes.concat(signed(0, message)), packageCount % 4));
    }

    function checkKept(bytes memory payload) private {
        adapter.update(payload);
        (, uint208 value) = adapter.report();
        vm.assertEq(value, PRICE, "value");
    }

    function expectRefusal(bytes memory payload, bytes memory refusal) private {
        vm.expectRevert(refusal);
        adapter.update(payload);
    }

    /// @dev By one of the errors that are meant for it, and so neither by a panic nor by an empty revert.
    function checkRefusedByError(bytes memory payload) private {
        (bool isTaken, bytes memory data) = address(adapter).call(abi.encodeCall(adapter.update, (payload)));
        vm.assertFalse(isTaken, "taken");
        bytes4 selector = bytes4(data);
        vm.assertTrue(
            selector == RedStonePayload.PayloadTooShort.selector ||
                selector == RedStonePayload.MarkerMissing.selector ||
                selector == RedStonePayload.ValueSizeOutOfRange.selector ||
                selector == RedStonePullAdapter.ExcessBytes.selector ||
                selector == RedStonePullAdapter.SignersTooFew.selector ||
                selector == RedStonePullAdapter.SignerUnknown.selector ||
                selector == ECDSA.ECDSAInvalidSignature.selector ||
                selector == ECDSA.ECDSAInvalidSignatureS.selector,
            vm.toString(uint256(bytes32(selector)))
        );
    }

    function packages() private view returns (bytes memory) {
        return bothSign(messageOf(point(FEED_ID, PRICE), timestamp));
    }

    function bothSign(bytes memory message) private pure returns (bytes memory) {
        return bytes.concat(signed(0, message), signed(1, message));
    }

    function tooShort(uint256 available, uint256 needed) private pure returns (bytes memory) {
        return abi.encodeWithSelector(RedStonePayload.PayloadTooShort.selector, available, needed);
    }

    function valueSize(uint256 size) private pure returns (bytes memory) {
        return abi.encodeWithSelector(RedStonePayload.ValueSizeOutOfRange.selector, size, 1, 32);
    }
}
