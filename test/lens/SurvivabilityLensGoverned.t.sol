// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Level} from "../../contracts/interfaces/IRedundantOracle.sol";
import {SurvivabilityLens} from "../../contracts/lens/SurvivabilityLens.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {GovernedTest} from "../support/GovernedTest.sol";

/// @notice What a stable address would read after losses: its powers count, and its disabled sources are lost already.
contract SurvivabilityLensGovernedTest is GovernedTest {
    SurvivabilityLens private lens;

    function setUp() public override {
        super.setUp();
        lens = SurvivabilityLens(deployArtifact("SurvivabilityLens", ""));
    }

    function assertWorst(uint256 losses, Level level, uint256 mask) private view {
        (Level found, uint256 foundMask) = lens.worstLevel(governed, losses);
        vm.assertTrue(found == level && foundMask == mask, "governed");
    }

    function testFuzz_worstLevel_LENS_4_IsThatOfTheOracleBehind_WhenNothingIsDisabled(
        uint256 losses,
        uint256 stale
    ) public {
        for (uint256 i = 0; i < 3; ++i) {
            if ((stale >> i) & 1 == 1) feeds[i].setAnswer(int256(PRICE), block.timestamp - MAX_AGE - 1);
        }
        losses = ExactMath.bound(losses, 0, 3);
        (Level level, uint256 mask) = lens.worstLevel(first, losses);
        assertWorst(losses, level, mask);
    }

    function test_worstLevel_LENS_4_HasLessLeft_WhenASourceIsDisabled() public {
        assertWorst(1, Level.Degraded, 1);
        disable(1);
        assertWorst(0, Level.Degraded, 0);
        // The disabled one is lost at no further cost: the first mask that does harm is the second source.
        assertWorst(1, Level.Restricted, 2);
        vm.assertTrue(!lens.isSurvivable(governed, 1), "one loss from no price");
        vm.assertTrue(lens.isSurvivable(first, 1), "of the oracle behind it nothing is disabled");
    }

    function testFuzz_isSurvivable_LENS_4_False_WhenHalted(uint256 duration) public {
        halt(ExactMath.bound(duration, 1, MAX_HALT));
        vm.assertTrue(!lens.isSurvivable(governed, 0), "nothing is served");
    }
}
