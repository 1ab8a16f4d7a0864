// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {InverseAdapter} from "../../contracts/adapters/InverseAdapter.sol";
import {AggregatorV3Interface} from "../../contracts/interfaces/AggregatorV3Interface.sol";
import {LegReader} from "../../contracts/libraries/LegReader.sol";
import {Behavior, FaultyFeed} from "../../contracts/testing/FaultyFeed.sol";
import {OracleTest} from "../support/OracleTest.sol";

/// @notice Nobody can choose what a leg says by the gas that is brought: the leg lies as soon as it gets less than all of
/// its limit. Each test reads once, so that every account is cold and the way to the leg at its dearest.
contract LegReaderGasTest is OracleTest {
    uint32 private constant LEG_GAS_LIMIT = 150_000;

    /// @dev What the leg has spent, at most, when it looks at its gas.
    uint256 private constant ENTRY_GAS = 600;

    /// @dev What the adapter's documentation asks for.
    uint256 private constant ENOUGH = LEG_GAS_LIMIT + LEG_GAS_LIMIT / 63 + 12_000;

    FaultyFeed private feed;
    Adapter private adapter;

    function setUp() public override {
        super.setUp();
        feed = FaultyFeed(deployArtifact("FaultyFeed", abi.encode(8, int256(2_000e8))));
        feed.setBehavior(Behavior.LieBelowGasThreshold);
        feed.setGasThreshold(LEG_GAS_LIMIT - ENTRY_GAS);
        InverseAdapter.Config memory config = InverseAdapter.Config(
            "USD / ETH by ETH / USD",
            LegReader.Leg(AggregatorV3Interface(address(feed)), LEG_GAS_LIMIT),
            8
        );
        adapter = Adapter(deployArtifact("InverseAdapter", abi.encode(config)));
    }

    function testFuzz_read_GivesSameOrTakesAllGas_WhateverGasIsGiven(uint256 gas) public view {
        checkWith(10_000 + (gas % 300_000));
    }

    function testFuzz_read_GivesSameOrTakesAllGas_WhenGasIsAboutEnough(uint256 gas) public view {
        checkWith(ENOUGH - 12_000 + (gas % 12_000));
    }

    function test_read_Answers_WhenGasIsAsDocumented() public view {
        (bool succeeded, ) = readWith(ENOUGH);
        vm.assertTrue(succeeded, "enough");
    }

    function testFuzz_read_Answers_WheneverGasIsAsDocumented(uint256 more) public view {
        (bool succeeded, ) = readWith(ENOUGH + (more % 1_000_000));
        vm.assertTrue(succeeded, "enough");
    }

    function checkWith(uint256 gas) private view {
        uint256 gasBefore = gasleft();
        (bool succeeded, bytes memory data) = readWith(gas);
        uint256 spent = gasBefore - gasleft();
        bytes memory expected = succeeded ? abi.encode(START, 50_000, START, START, START) : bytes("");
        vm.assertEq(data, expected, vm.toString(gas));
        vm.assertTrue(succeeded || spent >= gas, "gas came back");
    }

    function readWith(uint256 gas) private view returns (bool, bytes memory) {
        return address(adapter).staticcall{gas: gas}(abi.encodeCall(AggregatorV3Interface.latestRoundData, ()));
    }
}
