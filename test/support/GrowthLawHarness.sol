// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {GrowthCap} from "../../contracts/adapters/GrowthCap.sol";
import {LstRateAdapter} from "../../contracts/adapters/LstRateAdapter.sol";
import {ITestRunner} from "../../contracts/testing/SimulationHarness.sol";
import {SettableRate} from "./GrowthCapTest.sol";

/// @notice Something that happens to a rate.
/// @param time When, in Unix seconds.
/// @param seen What the provider says while somebody advances.
/// @param rate What it says afterwards.
/// @param isAdvanced Whether somebody advances.
struct Step {
    uint256 time;
    uint256 seen;
    uint256 rate;
    bool isAdvanced;
}

/// @notice A rate's life.
struct History {
    GrowthCap.GrowthLimits limits;
    uint256 time;
    uint256 rate;
    Step[] steps;
}

/// @title Histories of rates, lived through by the adapter as it ships
/// @dev Run by Hardhat's runner, as the simulation is, which lets the time go on within one call. What it calls is the fallback:
/// a function of a test's name would make a test of this folder out of it.
contract GrowthLawHarness {
    ITestRunner private constant RUNNER = ITestRunner(address(uint160(uint256(keccak256("hevm cheat code")))));

    string private _folder;

    /// @param folder Where the files `histories0`, `histories1` ... are, and `digests0`, `digests1` ... will be.
    constructor(string memory folder) {
        _folder = folder;
    }

    /// @notice Writes a word for each history: what was to be seen of the adapter after each step, hashed.
    // solhint-disable-next-line no-complex-fallback
    fallback() external {
        uint256 batches = abi.decode(RUNNER.readFileBinary(string.concat(_folder, "/batches")), (uint256));
        for (uint256 i = 0; i < batches; ++i) {
            // A call of its own, so that the memory is given back.
            this.runBatch(digits(i));
        }
    }

    function runBatch(string calldata batch) external {
        bytes memory data = RUNNER.readFileBinary(string.concat(_folder, "/histories", batch));
        History[] memory histories = abi.decode(data, (History[]));
        bytes32[] memory digests = new bytes32[](histories.length);
        for (uint256 i = 0; i < histories.length; ++i) {
            digests[i] = live(histories[i]);
        }
        RUNNER.writeFileBinary(string.concat(_folder, "/digests", batch), abi.encodePacked(digests));
    }

    function live(History memory history) private returns (bytes32 digest) {
        SettableRate provider = new SettableRate();
        RUNNER.warp(history.time);
        provider.setRate(history.rate);
        LstRateAdapter adapter = new LstRateAdapter(
            LstRateAdapter.Config({
                description: "a rate",
                provider: address(provider),
                call: abi.encodeCall(provider.getRate, ()),
                rateDecimals: 18,
                limits: history.limits,
                decimals: 18
            })
        );
        for (uint256 i = 0; i < history.steps.length; ++i) {
            Step memory step = history.steps[i];
            RUNNER.warp(step.time);
            provider.setRate(step.seen);
            uint256 isRefused = step.isAdvanced ? advance(adapter) : 0;
            provider.setRate(step.rate);
            digest = keccak256(abi.encodePacked(digest, isRefused, look(adapter)));
        }
    }

    /// @return isRefused 1 where it came too early, 2 where it failed for another reason.
    function advance(LstRateAdapter adapter) private returns (uint256 isRefused) {
        try adapter.advance() {} catch (bytes memory reason) {
            return bytes4(reason) == GrowthCap.AdvanceTooEarly.selector ? 1 : 2;
        }
    }

    /// @dev Ten words: the band, the snapshot, the base, what was seen, and whether the rate is served.
    function look(LstRateAdapter adapter) private view returns (bytes memory words) {
        (uint256 lowest, uint256 highest) = adapter.band();
        (uint256 rate, uint256 time) = adapter.snapshot();
        (uint256 baseRate, uint256 baseTime) = adapter.growthBase();
        (uint256 lowestSeen, uint256 highestSeen, uint256 lowestBefore) = adapter.sightings();
        uint256 served = 0;
        try adapter.latestRoundData() {
            served = 1;
        } catch (bytes memory reason) {
            if (bytes4(reason) == GrowthCap.RateAboveBand.selector) served = 2;
            if (bytes4(reason) == GrowthCap.RateBelowBand.selector) served = 3;
        }
        words = abi.encodePacked(lowest, highest, rate, time, baseRate, baseTime);
        return abi.encodePacked(words, lowestSeen, highestSeen, lowestBefore, served);
    }

    function digits(uint256 number) private pure returns (string memory) {
        bytes memory text = new bytes(3);
        for (uint256 i = 3; i > 0; --i) {
            text[i - 1] = bytes1(uint8(48 + (number % 10)));
            number /= 10;
        }
        return string(text);
    }
}
