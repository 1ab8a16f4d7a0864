// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {RedStonePullAdapter} from "../../contracts/adapters/RedStonePullAdapter.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {RedStoneSigners} from "../support/RedStoneSigners.sol";

contract RedStonePullAdapterConstructionTest is RedStoneSigners {
    RedStonePullAdapter.Config private config;

    function setUp() public override {
        super.setUp();
        config = redStoneConfig();
    }

    function test_constructor_StatesWhatItWasGiven() public {
        RedStonePullAdapter adapter = deployRedStone(config);
        vm.assertEq(adapter.FEED_ID(), FEED_ID, "feedId");
        vm.assertEq(uint256(adapter.THRESHOLD()), THRESHOLD, "threshold");
        vm.assertEq(uint256(adapter.MAX_DELAY()), MAX_DELAY, "maxDelay");
    }

    function test_signers_AreThoseGiven_WhenThereAreOneToTen() public {
        for (uint256 count = 1; count <= 10; ++count) {
            (config.signers, config.threshold) = (signersUpTo(count), uint8(count));
            address[] memory signers = deployRedStone(config).signers();
            vm.assertEq(abi.encode(signers), abi.encode(config.signers), "signers");
        }
    }

    function test_update_KnowsEachSigner_WhenThereAreTen() public {
        (config.signers, config.threshold) = (signersUpTo(10), 10);
        uint256[] memory values = new uint256[](10);
        for (uint256 i = 0; i < 10; ++i) {
            values[i] = PRICE;
        }
        vm.assertTrue(deployRedStone(config).update(reportOf(values, inMilliseconds(START))), "kept");
    }

    function test_constructor_Refuses_WhenThereIsNoFeedId() public {
        config.feedId = 0;
        expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.FeedIdMissing.selector));
    }

    function test_constructor_Refuses_WhenThereIsNoSigner() public {
        config.signers = signersUpTo(0);
        expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.SignerCountOutOfRange.selector, 0, 1, 10));
    }

    function test_constructor_Refuses_WhenThereAre11Signers() public {
        config.signers = signersUpTo(11);
        expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.SignerCountOutOfRange.selector, 11, 1, 10));
    }

    function test_constructor_Refuses_WhenSignerIsZero() public {
        config.signers[2] = address(0);
        expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.SignerIsZero.selector, 2));
    }

    function test_constructor_Refuses_WhenSignerIsRepeated() public {
        config.signers[2] = signerAt(0);
        expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.SignerRepeated.selector, signerAt(0)));
    }

    function test_constructor_Takes_WhenThresholdIsOne() public {
        config.threshold = 1;
        vm.assertEq(uint256(deployRedStone(config).THRESHOLD()), 1, "threshold");
    }

    function test_constructor_Refuses_WhenThresholdIsZero() public {
        config.threshold = 0;
        expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.ThresholdOutOfRange.selector, 0, 1, SIGNERS));
    }

    function test_constructor_Refuses_WhenThresholdIsAboveSigners() public {
        config.threshold = uint8(SIGNERS) + 1;
        expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.ThresholdOutOfRange.selector, 4, 1, SIGNERS));
    }

    function test_constructor_Takes_WhenDelayIsAtItsLimits() public {
        config.maxDelay = 30;
        deployRedStone(config);
        config.maxDelay = 900;
        deployRedStone(config);
    }

    function test_constructor_Refuses_WhenDelayIs29Seconds() public {
        config.maxDelay = 29;
        expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.MaxDelayOutOfRange.selector, 29, 30, 900));
    }

    function test_constructor_Refuses_WhenDelayIs901Seconds() public {
        config.maxDelay = 901;
        expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.MaxDelayOutOfRange.selector, 901, 30, 900));
    }

    function test_constructor_Takes_WhenReportDecimalsAre36() public {
        config.reportDecimals = 36;
        deployRedStone(config);
    }

    function test_constructor_Refuses_WhenReportDecimalsAre37() public {
        config.reportDecimals = 37;
        expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.ReportDecimalsOutOfRange.selector, 37, 36));
    }

    function testFuzz_constructor_BoundsDelay(uint256 word) public {
        config.maxDelay = uint16(word % 2 == 0 ? word >> 1 : ExactMath.bound(word, 0, 1_000));
        uint256 delay = config.maxDelay;
        if (delay >= 30 && delay <= 900) vm.assertEq(uint256(deployRedStone(config).MAX_DELAY()), delay, "delay");
        else expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.MaxDelayOutOfRange.selector, delay, 30, 900));
    }

    function testFuzz_constructor_BoundsSigners(uint256 count) public {
        count = ExactMath.bound(count, 0, 16);
        (config.signers, config.threshold) = (signersUpTo(count), 1);
        if (count >= 1 && count <= 10) vm.assertEq(deployRedStone(config).signers().length, count, "signers");
        else expectRefusal(abi.encodeWithSelector(RedStonePullAdapter.SignerCountOutOfRange.selector, count, 1, 10));
    }

    function testFuzz_constructor_BoundsThreshold_BySigners(uint256 count, uint8 threshold) public {
        count = ExactMath.bound(count, 1, 10);
        threshold %= 13;
        (config.signers, config.threshold) = (signersUpTo(count), threshold);
        bytes4 selector = RedStonePullAdapter.ThresholdOutOfRange.selector;
        if (threshold == 0 || threshold > count) expectRefusal(abi.encodeWithSelector(selector, threshold, 1, count));
        else vm.assertEq(uint256(deployRedStone(config).THRESHOLD()), threshold, "threshold");
    }

    function testFuzz_constructor_BoundsReportDecimals(uint8 reportDecimals) public {
        config.reportDecimals = reportDecimals;
        bytes4 selector = RedStonePullAdapter.ReportDecimalsOutOfRange.selector;
        if (reportDecimals > 36) expectRefusal(abi.encodeWithSelector(selector, reportDecimals, 36));
        else deployRedStone(config);
    }

    function testFuzz_constructor_Refuses_WhereverASignerIsRepeated(uint256 first, uint256 second) public {
        first = ExactMath.bound(first, 0, 8);
        second = ExactMath.bound(second, first + 1, 9);
        (config.signers, config.threshold) = (signersUpTo(10), 2);
        config.signers[second] = config.signers[first];
        bytes4 selector = RedStonePullAdapter.SignerRepeated.selector;
        expectRefusal(abi.encodeWithSelector(selector, config.signers[first]));
    }

    function expectRefusal(bytes memory refusal) private {
        RedStonePullAdapter.Config memory refused = config;
        vm.expectRevert(refusal);
        this.deploy(refused);
    }

    /// @dev External, so that a refusal is a call that reverts.
    function deploy(RedStonePullAdapter.Config calldata refused) external {
        deployRedStone(refused);
    }
}
