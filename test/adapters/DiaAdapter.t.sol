// SPDX-License-Identifier: MIT
pragma solidity >=0.8.24;

import {Adapter} from "../../contracts/adapters/Adapter.sol";
import {DiaAdapter} from "../../contracts/adapters/DiaAdapter.sol";
import {Fault} from "../../contracts/interfaces/IRedundantOracle.sol";
import {AdapterConformance} from "../support/AdapterConformance.sol";
import {ExactMath} from "../support/ExactMath.sol";
import {FakeDiaOracle} from "../support/FakeDiaOracle.sol";

contract DiaAdapterTest is AdapterConformance {
    string private constant KEY = "ETH/USD";

    FakeDiaOracle private oracle;

    function deployProvider() internal override {
        oracle = new FakeDiaOracle();
    }

    function deployAdapter(uint8 decimals) internal override returns (Adapter) {
        return deployFor(KEY, decimals, providerDecimals());
    }

    function provider() internal view override returns (address) {
        return address(oracle);
    }

    function publish(int256 value, uint256 time) internal override {
        oracle.setValue(KEY, uint128(uint256(value)), uint128(time));
    }

    function providerDecimals() internal pure override returns (uint8) {
        return 8;
    }

    function largestValue() internal pure override returns (int256) {
        return int256(uint256(type(uint128).max));
    }

    function maxColdGas() internal pure override returns (uint256) {
        return 12_200;
    }

    function isSigned() internal pure override returns (bool) {
        return false;
    }

    function test_inspect_NonPositive_WhenKeyIsUnset() public {
        adapter = deployFor("BTC/USD", DECIMALS, providerDecimals());
        checkFault(Fault.NonPositive, "unset key");
    }

    function test_inspect_Outlier_WhenOracleDecimalsAreWrong() public {
        adapter = deployFor(KEY, DECIMALS, providerDecimals() - 1);
        checkFault(Fault.Outlier, "decimals of another deployment");
    }

    function test_inspect_Future_WhenTimeIsLargestOf128Bits() public {
        publish(value(), type(uint128).max);
        checkFault(Fault.Future, "time of 128 bits");
    }

    function test_constructor_Takes_WhenOracleDecimalsAre36() public {
        deployFor(KEY, DECIMALS, 36);
    }

    function test_constructor_Refuses_WhenOracleDecimalsAre37() public {
        vm.expectRevert(abi.encodeWithSelector(DiaAdapter.OracleDecimalsOutOfRange.selector, 37, 36));
        deployFor(KEY, DECIMALS, 37);
    }

    function testFuzz_constructor_BoundsOracleDecimals(uint8 oracleDecimals) public {
        if (oracleDecimals > 36) {
            vm.expectRevert(abi.encodeWithSelector(DiaAdapter.OracleDecimalsOutOfRange.selector, oracleDecimals, 36));
        }
        deployFor(KEY, DECIMALS, oracleDecimals);
    }

    function testFuzz_latestRoundData_ScalesFromOracleDecimals(uint128 word, uint256 oracleDecimals) public {
        oracleDecimals = ExactMath.bound(oracleDecimals, DECIMALS, 36);
        publish(int256(uint256(word)), START);
        (, int256 answer, , , ) = deployFor(KEY, DECIMALS, uint8(oracleDecimals)).latestRoundData();
        uint256 unit = 10 ** (oracleDecimals - DECIMALS);
        vm.assertTrue(uint256(answer) * unit <= word && word < (uint256(answer) + 1) * unit, "rounded down");
    }

    function testFuzz_latestRoundData_GivesAnyTime(uint128 time) public {
        publish(value(), time);
        (, , , uint256 updatedAt, ) = adapter.latestRoundData();
        vm.assertEq(updatedAt, time, "updatedAt");
    }

    function deployFor(string memory key, uint8 decimals, uint8 oracleDecimals) private returns (Adapter) {
        DiaAdapter.Config memory config = DiaAdapter.Config("ETH / USD by DIA", oracle, key, oracleDecimals, decimals);
        return Adapter(deployArtifact("DiaAdapter", abi.encode(config)));
    }
}
